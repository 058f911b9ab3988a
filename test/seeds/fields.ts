import type { NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from '../../lib/manifests/network-policy-types';
import { defaultNetworkPolicySpec } from '../../lib/manifests/defaulting';
import type { Manifest } from '../reachability/case-file';

/** JSON with the keys of every object sorted; lists keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

function peerText({ ipBlock, ...selectors }: NetworkPolicyPeer): string {
  if (!ipBlock) return canonical(selectors);
  const { except = [], ...block } = ipBlock;
  return canonical({ ipBlock: { ...block, except: [...except].sort() } });
}

/** An absent list and an empty one are the same to the API: every port. */
function portsText(ports: readonly NetworkPolicyPort[] = []): string {
  return ports.map(canonical).sort().join(' ') || 'all ports';
}

function linesOf({ metadata: { namespace = '' }, spec }: Manifest): string[] {
  const { podSelector, policyTypes, ingress = [], egress = [] } = defaultNetworkPolicySpec(spec as NetworkPolicySpec);
  const rules = {
    Ingress: ingress.map(({ from, ports }) => ({ peers: from, ports })),
    Egress: egress.map(({ to, ports }) => ({ peers: to, ports })),
  };
  return (['Ingress', 'Egress'] as const)
    .filter((type) => policyTypes.includes(type))
    .flatMap((type) => {
      const subject = `${namespace} ${canonical(podSelector)} ${type}`;
      const opened = rules[type].flatMap(({ peers = [], ports }) =>
        (peers.length > 0 ? peers.map(peerText) : ['everyone']).map((peer) => `${peer} on ${portsText(ports)}`),
      );
      return [`${subject} is isolated`, ...opened.map((text) => `${subject} ${text}`)];
    });
}

/**
 * Every field of some policies after defaulting, without names and without order: a line for the pods that are isolated
 * in a direction, and a line for the ports that are opened to one peer. How many policies say it is left out, since an
 * `allow` writes one for each peer and direction, where a person may put several into one.
 */
export function fieldsOf(policies: readonly Manifest[]): ReadonlySet<string> {
  return new Set(policies.flatMap(linesOf));
}
