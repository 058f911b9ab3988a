import * as fc from 'fast-check';
import type { Workload } from '../../../lib/model/workload';
import type { Address } from '../../../lib/sets/address';
import { address } from './addresses';
import { oneOf, PLAIN } from './choosing';
import { NAMESPACE_NAMES, podLabels, runtimeLabels } from './labels';
import { declaredPorts } from './ports';

/** Pods of a cluster, but for their name. */
export type Template = Omit<Workload, 'name'>;

function addresses(...texts: string[]): readonly Address[] {
  return texts.map(address);
}

/** Unknown most of the time; of one family or both, one or several. */
const podAddresses = oneOf<readonly Address[]>(
  [6, []],
  [1, addresses('10.0.0.1')],
  [1, addresses('10.0.0.128')],
  [1, addresses('10.0.0.2', '10.0.0.4')],
  [1, addresses('203.0.113.7')],
  [2, addresses('10.0.0.1', 'fd00::1')],
  [2, addresses('fd00::1:0:0:0', '10.0.1.0')],
  [1, addresses('fd00::2')],
  [1, addresses('::', '255.255.255.255')],
);

const nodeAddresses = oneOf<readonly Address[]>(
  [5, []],
  [1, addresses('10.0.0.3')],
  [1, addresses('10.0.0.1')],
  [1, addresses('10.0.0.3', 'fd00::2')],
  [1, addresses('203.0.113.7', '0.0.0.0')],
  [1, addresses('2001:db8::1')],
);

export const template: fc.Arbitrary<Template> = fc.record(
  {
    namespace: oneOf<string>([4, NAMESPACE_NAMES[0]], [2, NAMESPACE_NAMES[1]], [1, NAMESPACE_NAMES[2]]),
    kind: oneOf([3, 'Deployment'], [1, 'Pod']),
    labels: podLabels,
    runtimeLabels,
    ports: declaredPorts,
    hostNetwork: oneOf([4, false], [1, true]),
    addresses: podAddresses,
    nodeAddresses,
    finished: oneOf([11, false], [1, true]),
    onSeveralNodes: fc.constant(true as const),
  },
  {
    ...PLAIN,
    requiredKeys: [
      ...(['namespace', 'kind', 'labels', 'runtimeLabels', 'ports', 'hostNetwork'] as const),
      ...(['addresses', 'nodeAddresses', 'finished'] as const),
    ],
  },
);
