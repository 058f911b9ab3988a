import { NAMESPACE_NAME_LABEL, type Labels } from '../../model/labels';
import type { NonEmpty, Peer, PodsPeer, Policy } from '../../model/policy';
import { selectorOfLabels } from '../../model/selector';
import type { Workload } from '../../model/workload';
import { FAMILY_BITS } from '../../sets/address';
import type { Cidr } from '../../sets/cidr';
import { isKnownByAddress } from '../direct/nodes';
import { selects } from '../direct/requirements';
import { countsAsPod, type Side } from '../direct/side';

/** The labels by which most people tell their pods apart, the most usual first. */
const USUAL_KEYS = ['app.kubernetes.io/name', 'app', 'k8s-app', 'name', 'app.kubernetes.io/instance'];

/** One label that only these pods have of all that are known in their namespace; else all of their labels. */
function tellingLabels({ namespace, labels }: Workload, { world }: Side): Labels {
  const usual = USUAL_KEYS.filter((key) => Object.hasOwn(labels, key));
  const others = Object.keys(labels).filter((key) => !USUAL_KEYS.includes(key));
  const candidates = [...usual, ...others].map((key) => ({ [key]: labels[key] ?? '' }));
  const telling = candidates.find((candidate) => {
    const selector = selectorOfLabels(candidate);
    return world.workloadsIn(namespace).filter((other) => selects(selector, other) !== 'no').length <= 1;
  });
  return telling ?? labels;
}

function podsPeer(workload: Workload, policy: Policy, side: Side): PodsPeer {
  const labels = tellingLabels(workload, side);
  return {
    kind: 'pods',
    ...(workload.namespace !== policy.namespace && {
      namespaces: selectorOfLabels({ [NAMESPACE_NAME_LABEL]: workload.namespace }),
    }),
    ...(Object.keys(labels).length > 0 && { pods: selectorOfLabels(labels) }),
  };
}

/** The addresses of an end that selectors cannot select; none where they are not known. */
export function blocksOfEnd({ other }: Side): readonly Cidr[] {
  const addresses = other.kind === 'address' ? [other.address] : addressesOf(other.workload);
  return addresses.map(({ family, value }) => ({ family, first: value, length: FAMILY_BITS[family] }));
}

function addressesOf({ addresses, nodeAddresses }: Workload): Workload['addresses'] {
  return addresses.length > 0 ? addresses : nodeAddresses;
}

/**
 * The fewest and narrowest peers that match the other end; undefined where nothing is known to match it by.
 *
 * @param blocks the addresses that are meant, where they are more than the other end's own
 */
export function narrowPeers(
  policy: Policy,
  side: Side,
  blocks: readonly Cidr[] = blocksOfEnd(side),
): NonEmpty<Peer> | undefined {
  if (side.other.kind === 'pod' && countsAsPod(side.other, side.world.options)) {
    return [podsPeer(side.other.workload, policy, side)];
  }
  if (!isKnownByAddress(side.other, side.world)) return undefined;
  const [first, ...rest] = blocks.map((cidr): Peer => ({ kind: 'block', cidr, except: [] }));
  return first && [first, ...rest];
}
