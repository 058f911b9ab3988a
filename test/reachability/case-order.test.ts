/** The law that order is irrelevant: of policies, and of the rules, peers and ports in them. */
import { type World, worldOf } from '../../lib/reachability';
import { type Case, readCases } from './case-file';
import { shuffledCluster } from './case-shuffle';
import { type FullStep, stepsOf } from './case-step';
import { judgedGrid, judgedLine } from './case-verdict';
import { readStep } from './case-world';

const SEEDS = [1, 2, 3];

/** Everything that the step asks, as the evaluator answers it in this world. */
function answers(world: World, { probes = [], verdicts = [] }: FullStep): unknown {
  const ports = probes.flatMap((probe) => probe.ports);
  return [ports.map((port) => [...judgedGrid(world, port)]), verdicts.map((line) => judgedLine(world, line))];
}

function answeredSteps(cases: readonly Case[]): readonly FullStep[] {
  return cases.flatMap(stepsOf).filter(({ refused = [] }) => refused.length === 0);
}

const FILES = ['network-policy.yaml', 'legacy.yaml', 'derived.yaml', 'nodes.yaml', 'corner-cases.yaml'];

describe.each(FILES)('in %s', (file) => {
  const steps = answeredSteps(readCases(file));

  test.each(steps.map((step) => [step.place, step] as const))('order decides nothing in %s', (_, step) => {
    const { world } = readStep(step);
    const expected = answers(world, step);
    for (const seed of SEEDS) {
      const shuffled = worldOf(shuffledCluster(world.cluster, seed), world.options);
      expect([seed, answers(shuffled, step)]).toEqual([seed, expected]);
    }
  });
});

/** Most tables have one policy; those of one table beside those of the next give the law something to do. */
describe('where the policies of two truth tables meet', () => {
  const steps = answeredSteps([...readCases('network-policy.yaml'), ...readCases('derived.yaml')]);
  const pairs = steps.map((step, index) => [step.place, step, steps[(index + 1) % steps.length] ?? step] as const);

  test.each(pairs)('order decides nothing in %s', (_, step, next) => {
    const { cluster } = readStep(step).world;
    const { policies } = readStep(next).world.cluster;
    const both = { ...cluster, policies: [...cluster.policies, ...policies] };
    const expected = answers(worldOf(both), step);
    for (const seed of SEEDS) {
      expect([seed, answers(worldOf(shuffledCluster(both, seed)), step)]).toEqual([seed, expected]);
    }
  });
});
