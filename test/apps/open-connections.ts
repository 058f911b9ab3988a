import { workloadId, type Workload } from '../../lib/model/workload';
import { addressEnd, judgePorts, podEnd, portsWith, type End, type World } from '../../lib/reachability';
import { portSetsText } from '../../lib/report/port-sets-text';
import { formatAddress, parseAddress } from '../../lib/sets/address';

/** Addresses that nobody should reach by accident: the internet in both families, the cloud's metadata, a node. */
const ADDRESSES = ['8.8.8.8', '2606:4700::1111', '169.254.169.254', '172.16.0.1'];

function textOf(end: End): string {
  return end.kind === 'pod' ? workloadId(end.workload) : formatAddress(end.address);
}

/**
 * Every connection that the policies of a world open between its pods (replicas of one workload included) and to and
 * from some addresses: `frontend/web -> payments/api TCP 8080`. Pairs that no policy is about are left out.
 */
export function openConnections(world: World): string[] {
  const outside = ADDRESSES.flatMap((text) => parseAddress(text) ?? []).map(addressEnd);
  const ends: End[] = [...world.cluster.workloads.map(podEnd), ...outside];
  return ends
    .flatMap((source) => ends.map((destination) => ({ source, destination })))
    .filter(({ source, destination }) => source.kind === 'pod' || destination.kind === 'pod')
    .flatMap((pair) => {
      const verdicts = judgePorts(world, pair);
      const governed = verdicts.some(
        ({ judgement: { egress, ingress } }) => egress.isolatedBy.length + ingress.isolatedBy.length > 0,
      );
      const open = [portsWith('allowed', verdicts), portsWith('depends', verdicts)].map(portSetsText);
      if (!governed || open.every((text) => text === '')) return [];
      const [allowed, depends] = open;
      const ports = [allowed, depends && `${depends} (depends)`].filter(Boolean).join('; ');
      return [`${textOf(pair.source)} -> ${textOf(pair.destination)} ${ports}`];
    })
    .sort();
}

/** A pod that nobody planned. */
export function stranger(namespace: string, name: string, labels: Readonly<Record<string, string>>): Workload {
  return {
    namespace,
    name,
    kind: 'Pod',
    labels,
    runtimeLabels: [],
    ports: [],
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
    finished: false,
  };
}
