import { parseAllDocuments } from 'yaml';
import committed from '../../bench/checksums.json';
import { digestOf, inputText } from '../../bench/generator/input-text';
import { Random } from '../../bench/generator/random';
import { SCENARIOS, scenarioNamed } from '../../bench/generator/scenarios';
import { yamlText } from '../../bench/generator/yaml-text';
import { ONE_OF_EACH_SHAPE, readScenario } from './scenario-world';

const SEEDS = [7, 11, 42];

/** What is quickly made of any shape. */
const SMALL = { pods: 120, policies: 60, namespaces: 12 };

const checksums = new Map<string, Map<string, { readonly input: string }>>(
  Object.entries(committed).map(([name, seeds]) => [name, new Map(Object.entries(seeds))]),
);

describe('the generator of the bench', () => {
  test.each(SCENARIOS)('has a committed checksum of $name for every seed that is reported', ({ name }) => {
    expect([...(checksums.get(name)?.keys() ?? [])].map(Number)).toEqual(SEEDS);
  });

  const quick = SCENARIOS.filter(({ pods, policies }) => pods + policies <= 11_000);
  test.each(quick.flatMap((scenario) => SEEDS.map((seed) => ({ name: scenario.name, seed, scenario }))))(
    'still writes $name, seed $seed, as it did when its checksum was committed',
    ({ name, seed, scenario }) => {
      expect(digestOf(inputText(scenario, seed))).toBe(checksums.get(name)?.get(String(seed))?.input);
    },
  );

  test.each(ONE_OF_EACH_SHAPE)('makes objects of $name that the API server would take', (scenario) => {
    expect(readScenario(scenario, SMALL).findings).toEqual([]);
  });

  test.each(ONE_OF_EACH_SHAPE)('makes as many pods and policies of $name as it is asked for', (scenario) => {
    const { workloads, policies } = readScenario(scenario, SMALL).cluster;
    const own = workloads.filter(({ namespace }) => namespace !== 'kube-system');
    expect([own.length, policies.length]).toEqual([120, 60]);
  });

  test.each(ONE_OF_EACH_SHAPE)('writes $name as YAML that says the same', (scenario) => {
    const objects = [...scenario.shape(SMALL, 7)];
    const documents = parseAllDocuments([...yamlText(objects)].join('')).map((document): unknown => document.toJS());
    expect(documents).toEqual(JSON.parse(JSON.stringify(objects)));
  });

  test('draws other clusters from other seeds', () => {
    const app = scenarioNamed('app');
    expect(new Set(SEEDS.map((seed) => digestOf(inputText(app, seed)))).size).toBe(SEEDS.length);
  });

  test('draws numbers that were worked out once and for all', () => {
    const random = new Random(7, 1, 2);
    expect([random.next(), random.next(), random.below(10), random.percent(50), random.hex(6)]).toMatchInlineSnapshot(`
     [
       3806375227,
       1857943390,
       1,
       true,
       "77cbad",
     ]
    `);
  });
});
