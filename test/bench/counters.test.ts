import { scenarioNamed } from '../../bench/generator/scenarios';
import type { Size } from '../../bench/generator/shapes/shape';
import { reachabilityOf, type WorkCounters } from '../../lib/reachability';
import { worldOfScenario } from './scenario-world';

/** Small sizes of every shape: pods, policies and namespaces. The second size is twice the first. */
const SIZES: Readonly<Record<string, readonly [number, number, number]>> = {
  small: [400, 200, 20],
  'dense-namespaces': [400, 400, 20],
  'one-namespace': [1_000, 200, 1],
  'unknown-addresses': [400, 200, 20],
  'live-dump': [400, 200, 20],
  app: [200, 200, 20],
  'all-unique': [400, 200, 20],
  'cidr-storm': [200, 200, 10],
  'named-port-storm': [200, 100, 10],
  'small-namespaces': [400, 300, 100],
  'all-select-all': [200, 200, 1],
  'policy-per-pod': [300, 300, 1],
  'large-namespaces': [400, 400, 20],
  'cross-namespace': [400, 200, 20],
};

type Limits = Partial<Record<keyof WorkCounters, number>>;

/** How often as much work there may be for twice the input: twice, and the few things more that draws bring. */
const LINEAR = 2.1;

/** Policies that open to many namespaces have as many classes on the other side as there are namespaces. */
const acrossNamespaces: Limits = { intervalsRead: 3.3, rectangles: 2.4 };

/** Every pod meets every rule's blocks, numbers or labels: the map itself has four times as many parts. */
const everyoneMeets: Limits = { classes: 2.4, layers: 4, sets: 4, intervalsRead: 4, rectangles: 4 };

/** What may grow faster than the input, and how fast. */
const EXCEPTIONS: Readonly<Record<string, Limits>> = {
  small: acrossNamespaces,
  'dense-namespaces': acrossNamespaces,
  'unknown-addresses': acrossNamespaces,
  'live-dump': acrossNamespaces,
  app: acrossNamespaces,
  'one-namespace': everyoneMeets,
  'cidr-storm': everyoneMeets,
  // Rows that open a name have a layer for each number, and add them up one by one.
  'named-port-storm': { ...everyoneMeets, intervalsRead: 4.8 },
  'cross-namespace': everyoneMeets,
};

function workOn(name: string, times: 1 | 2): WorkCounters {
  const [pods, policies, namespaces] = SIZES[name] ?? [0, 0, 0];
  const scenario = { ...scenarioNamed(name), namespaces: namespaces === 1 ? 1 : Number.POSITIVE_INFINITY };
  const size: Size = { pods: pods * times, policies: policies * times, namespaces: namespaces * times };
  const reachability = reachabilityOf(worldOfScenario(scenario, size));
  expect(reachability.counters.rectangles).toBe(0);
  expect(reachability.rectangles()).toHaveLength(reachability.counters.rectangles);
  return { ...reachability.counters };
}

describe('the work that a map takes', () => {
  test.each(Object.keys(SIZES))('is known exactly for %s', (name) => {
    expect({ once: workOn(name, 1), twice: workOn(name, 2) }).toMatchSnapshot();
  });

  test.each(Object.keys(SIZES))('grows no faster than it has to for %s', (name) => {
    const [once, twice] = [workOn(name, 1), workOn(name, 2)];
    const counters = Object.keys(once) as (keyof WorkCounters)[];
    const tooFast = counters.filter(
      (counter) => twice[counter] > once[counter] * (EXCEPTIONS[name]?.[counter] ?? LINEAR),
    );
    expect(tooFast.map((counter) => `${counter}: ${once[counter]} to ${twice[counter]}`)).toEqual([]);
  });
});
