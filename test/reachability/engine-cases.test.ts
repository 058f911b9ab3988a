/** The worlds of the truth tables and of the corner cases, as the engine maps them. */
import { mapOf, podEnd, reachabilityOf, type World } from '../../lib/reachability';
import { judge } from '../../lib/reachability/spec';
import { readCases } from './case-file';
import { stepsOf, type FullStep } from './case-step';
import { portOf } from './case-verdict';
import { readStep } from './case-world';
import { mapText } from './reference/canonical';
import { referenceMap } from './reference/map';

/** Everything that the probes of a step ask. */
function connectionsOf({ cluster }: World, { probes = [] }: FullStep) {
  const ends = cluster.workloads.map(podEnd);
  const ports = [...new Set(probes.flatMap((probe) => probe.ports))].map(portOf);
  return ports.flatMap((port) => ends.flatMap((source) => ends.map((destination) => ({ source, destination, port }))));
}

const FILES = ['network-policy.yaml', 'legacy.yaml', 'derived.yaml', 'nodes.yaml', 'corner-cases.yaml'];

describe.each(FILES)('in %s', (file) => {
  const steps = readCases(file)
    .flatMap(stepsOf)
    .filter(({ refused = [] }) => refused.length === 0);

  test.each(steps.map((step) => [step.place, step] as const))('the engine says what the law says in %s', (_, step) => {
    const { world } = readStep(step);
    expect(mapText(mapOf(world, { selfPairs: true }))).toEqual(mapText(referenceMap(world, { selfPairs: true })));
    const wrong = connectionsOf(world, step).filter(
      (connection) => reachabilityOf(world).verdict(connection) !== judge(world, connection).verdict,
    );
    expect(wrong).toEqual([]);
  });
});
