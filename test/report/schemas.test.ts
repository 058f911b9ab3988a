import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersTo } from '../../lib/inquiry/answers';
import { mapEnd } from '../../lib/inquiry/question';
import { diffOf, mapOf, podEnd, worldOf } from '../../lib/reachability';
import { json as diffJson } from '../../lib/report/formats/diff/json';
import { json as explainJson } from '../../lib/report/formats/explain/json';
import type { Format } from '../../lib/report/formats/format';
import { json as mapJson } from '../../lib/report/formats/map/json';
import { parseCidr } from '../../lib/sets/cidr';
import { smallCluster } from '../arbitraries/small-cluster';
import { exampleDiff, exampleExplanation, exampleMap } from './example';

const SCHEMAS = join(__dirname, '..', '..', 'schemas');
const schemaOf = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), 'utf8')) as Schema;

interface Schema {
  readonly $defs: Readonly<Record<string, unknown>>;
}

/** What is wrong with what a format writes; empty if it keeps its contract. */
function mistakesIn<Report>(format: Format<Report>, report: Report, schema: string): unknown {
  const validate = validators[schema] ?? (validators[schema] = new Ajv2020({ strict: true }).compile(schemaOf(schema)));
  const isValid = validate(JSON.parse([...format.render(report)].join('')));
  return isValid ? [] : validate.errors;
}

const validators: Record<string, ReturnType<Ajv2020['compile']>> = {};

test('the example keeps the published contracts', () => {
  expect(mistakesIn(mapJson, exampleMap(), 'map')).toEqual([]);
  expect(mistakesIn(diffJson, exampleDiff(), 'diff')).toEqual([]);
  expect(mistakesIn(explainJson, exampleExplanation(), 'explain')).toEqual([]);
});

test('what is not in a contract is refused', () => {
  const [source, destination] = [{ namespace: 'a', name: 'b', kind: 'Pod' }, { cidrs: ['::/0'] }];
  const writing = (entry: object): Format<unknown> => ({
    ...{ id: 'strange', extension: 'json' },
    render: () => [JSON.stringify({ connections: [entry], notJudged: [] })],
  });
  expect(mistakesIn(writing({ source, destination, ports: { TCP: [[1, 1]] } }), {}, 'map')).toEqual([]);
  for (const ports of [{ ICMP: [[1, 1]] }, { TCP: [] }, { TCP: [[0, 1]] }, { TCP: [[1, 2, 3]] }, undefined]) {
    expect(mistakesIn(writing({ source, destination, ports }), {}, 'map')).not.toEqual([]);
  }
});

test('any cluster keeps them: as a map, as a step from another, and in each question about it', () => {
  const property = fc.property(smallCluster, smallCluster, (before, after) => {
    const [world, later] = [worldOf(before), worldOf(after)];
    const map = { world, rows: mapOf(world, { selfPairs: true }), workloads: before.workloads, notJudged: [] };
    expect(mistakesIn(mapJson, map, 'map')).toEqual([]);
    const workloads = [...before.workloads, ...after.workloads];
    const diff = { diff: diffOf(world, later), workloads, notJudged: { before: [], after: [] } };
    expect(mistakesIn(diffJson, diff, 'diff')).toEqual([]);
    const block = parseCidr('10.0.0.0/16');
    const [workload] = before.workloads;
    if (!block || !workload) return;
    for (const ports of [undefined, { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 } as const]) {
      const question = {
        source: { kind: 'block', block } as const,
        destination: podEnd(workload),
        ...(ports && { ports: [ports] }),
      };
      const [source, destination] = [mapEnd(question.source), mapEnd(question.destination)];
      const report = {
        ...{ source, destination, samePod: false, answers: answersTo(world, question), workloads },
        ...{ sources: new Map(), namespacesDeclared: new Set<string>(), notJudged: [] },
      };
      expect(mistakesIn(explainJson, report, 'explain')).toEqual([]);
    }
  });
  fc.assert(property, { numRuns: 60 });
});

test('the parts that contracts share are the same in all of them', () => {
  const [map, diff, explain] = [schemaOf('map').$defs, schemaOf('diff').$defs, schemaOf('explain').$defs];
  expect(Object.fromEntries(Object.entries(diff).filter(([name]) => name in map))).toEqual(map);
  for (const name of Object.keys(explain).filter((one) => one in map)) expect(explain[name]).toEqual(map[name]);
});
