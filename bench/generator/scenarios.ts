import { allUnique } from './shapes/all-unique';
import { cidrStorm } from './shapes/cidr-storm';
import { namedPortStorm } from './shapes/named-port-storm';
import { allSelectAll, crossNamespace, largeNamespaces, policyPerPod, smallNamespaces } from './shapes/scale-tests';
import type { Shape, Size } from './shapes/shape';
import { templates } from './shapes/templates';

/** A cluster to measure: a shape and how much of it. */
export interface Scenario extends Size {
  readonly name: string;
  /** What it is, in a line. */
  readonly about: string;
  readonly shape: Shape;
  /** @default 'json' */
  readonly writtenAs?: 'yaml';
}

const real = templates({ workloads: 10 });

function scenario(
  name: string,
  shape: Shape,
  [pods, policies, namespaces]: readonly [number, number, number],
  about: string,
): Scenario {
  return { name, shape, pods, policies, namespaces, about };
}

/** All of them; the numbers are pods, policies and namespaces. */
export const SCENARIOS: readonly Scenario[] = [
  scenario('small', real, [1_000, 100, 10], 'templates as in real clusters'),
  scenario('medium', real, [10_000, 1_000, 100], 'the same, ten times as large'),
  scenario('medium-doubled', real, [20_000, 2_000, 200], 'medium, twice as large'),
  scenario('dense', real, [10_000, 10_000, 100], 'a policy for every pod: a hundred to a namespace'),
  scenario('dense-doubled', real, [20_000, 20_000, 200], 'dense, twice as large'),
  scenario('large-half', real, [50_000, 5_000, 500], 'large, half of it'),
  scenario('large', real, [100_000, 10_000, 1_000], 'a hundred thousand pods'),
  scenario('max', real, [150_000, 10_000, 1_500], 'as many pods as Kubernetes is designed for'),
  scenario(
    'hostile',
    templates({ workloads: 5 }),
    [150_000, 100_000, 10_000],
    'as many pods as Kubernetes is designed for, and ten times as many policies',
  ),
  scenario(
    'dense-namespaces',
    templates({ workloads: 100 }),
    [5_000, 10_000, 50],
    'fifty namespaces with a hundred different workloads and two hundred policies each',
  ),
  scenario(
    'one-namespace',
    templates({ workloads: 1_000 }),
    [10_000, 1_000, 1],
    'one huge namespace with a thousand different workloads',
  ),
  scenario(
    'unknown-addresses',
    templates({ workloads: 10, known: 'none', blocksInside: true }),
    [10_000, 1_000, 100],
    'manifests: nobody knows the addresses of pods, and blocks lie where they may be',
  ),
  scenario(
    'live-dump',
    templates({ workloads: 10, known: 'everything', blocksInside: true }),
    [10_000, 1_000, 100],
    'a live cluster: two families, nodes, host network, finished pods, blocks that reach pods',
  ),
  scenario('all-unique', allUnique, [100_000, 10_000, 1_000], 'no two pods are alike to any policy'),
  scenario('cidr-storm', cidrStorm, [1_000, 1_000, 10], '6,000 nested and overlapping blocks of both families'),
  scenario('named-port-storm', namedPortStorm, [5_000, 1_000, 50], 'named ports everywhere, each pod its own numbers'),
  scenario(
    'small-namespaces',
    smallNamespaces,
    [100_000, 75_000, 25_000],
    '25,000 namespaces with three policies each',
  ),
  scenario(
    'all-select-all',
    allSelectAll,
    [10_000, 10_000, 1],
    'every policy selects every pod and opens it to every pod',
  ),
  scenario('policy-per-pod', policyPerPod, [10_000, 10_000, 1], 'every pod has a policy of its own'),
  scenario(
    'large-namespaces',
    largeNamespaces,
    [100_000, 10_100, 100],
    'a thousand pods and 101 policies to a namespace',
  ),
  scenario('cross-namespace', crossNamespace, [100_000, 10_000, 1_000], 'policies open to pods of other namespaces'),
  {
    ...scenario(
      'app',
      templates({ workloads: 10, known: 'none', deployments: true }),
      [300, 300, 30],
      'an application of 300 Deployments, read from YAML',
    ),
    writtenAs: 'yaml',
  },
];

/** @throws RangeError for a name that no scenario has */
export function scenarioNamed(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found === undefined) throw new RangeError(`there is no scenario \`${name}\``);
  return found;
}
