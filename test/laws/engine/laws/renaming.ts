/** Names that no selector mentions are names only. */
import assert from 'node:assert/strict';
import type { Cluster } from '../../../../lib/model/cluster';
import { NAMESPACE_NAME_LABEL } from '../../../../lib/model/labels';
import type { Peer, Policy, Rule } from '../../../../lib/model/policy';
import { selectorOf, type Selector } from '../../../../lib/model/selector';
import { mapOf } from '../../../../lib/reachability';
import { anyWorld, type WrittenWorld } from '../../../arbitraries/any-cluster';
import { mapText } from '../../../reachability/reference/canonical';
import { worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

const SUFFIX = '-renamed';

/** What every name gets at its end: afterwards it can be taken off again. */
function renamed(name: string): string {
  return `${name}${SUFFIX}`;
}

function mapPeers(policy: Policy, change: (peer: Peer) => Peer): Policy {
  const rule = ({ peers, ports }: Rule): Rule => ({
    ports,
    peers: peers === 'any' ? 'any' : [change(peers[0]), ...peers.slice(1).map(change)],
  });
  return { ...policy, ingress: policy.ingress.map(rule), egress: policy.egress.map(rule) };
}

function withoutName({ requirements }: Selector): Selector {
  return selectorOf(requirements.filter(({ key }) => key !== NAMESPACE_NAME_LABEL));
}

/** Worlds whose selectors mention no namespace by its name. */
const namelessWorld = anyWorld.map(({ cluster, options }): WrittenWorld => {
  const policies = cluster.policies.map((policy) =>
    mapPeers(policy, (peer) =>
      peer.kind === 'pods' && peer.namespaces ? { ...peer, namespaces: withoutName(peer.namespaces) } : peer,
    ),
  );
  return { options, cluster: { ...cluster, policies } };
});

function withOtherNames({ namespaces, workloads, policies }: Cluster): Cluster {
  return {
    namespaces: namespaces.map(({ name, labels }) => ({
      name: renamed(name),
      labels: { ...labels, [NAMESPACE_NAME_LABEL]: renamed(name) },
    })),
    workloads: workloads.map((workload) => ({
      ...workload,
      namespace: renamed(workload.namespace),
      name: renamed(workload.name),
      kind: renamed(workload.kind),
    })),
    policies: policies.map((policy) => ({
      ...policy,
      namespace: renamed(policy.namespace),
      name: renamed(policy.name),
    })),
  };
}

export const RENAMING_LAWS: readonly Law[] = [
  lawOf(
    'renaming what no selector mentions changes nothing: workloads, kinds, policies and namespaces',
    namelessWorld,
    (written) => {
      const other = worldFrom({ ...written, cluster: withOtherNames(written.cluster) });
      const lines = mapText(mapOf(other, { selfPairs: true })).map((line) => line.replaceAll(SUFFIX, ''));
      assert.deepEqual(lines.sort(), mapText(mapOf(worldFrom(written), { selfPairs: true })));
    },
  ),
];
