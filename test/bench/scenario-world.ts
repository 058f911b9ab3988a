import { SCENARIOS, type Scenario } from '../../bench/generator/scenarios';
import type { Size } from '../../bench/generator/shapes/shape';
import { clusterOf, type ClusterReading } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import { worldOf, type World } from '../../lib/reachability';

/** The first scenario of each shape: at a size of the test's own, the others are the same. */
export const ONE_OF_EACH_SHAPE: readonly Scenario[] = SCENARIOS.filter(
  ({ shape }, index) => SCENARIOS.findIndex((other) => other.shape === shape) === index,
);

/** Reads a scenario of another size than its own. A scenario that is one namespace remains one. */
export function readScenario(scenario: Scenario, size: Size, seed = 7): ClusterReading {
  const namespaces = Math.min(scenario.namespaces, size.namespaces);
  const objects = scenario.shape({ ...size, namespaces }, seed);
  return clusterOf([...objects].map((object) => manifestOf({ ...object })));
}

export function worldOfScenario(scenario: Scenario, size: Size): World {
  return worldOf(readScenario(scenario, size).cluster);
}
