import { workloadId } from '../../../model/workload';
import { letsHostNetworkIn } from '../../host-network-let-in';
import { podsMatchedBy, fieldOf, podsPeersOf } from '../../matching';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check(context: ProfileContext): Found[] {
  const { world, profile } = context;
  if (!profile?.plugin || !world.cluster.workloads.some(({ hostNetwork }) => hostNetwork)) return [];
  // Where all pods on the host network are judged like any other, the verdicts say so already.
  if (world.options.hostNetworkPeer === 'as-pod') return [];
  const { title } = profile.plugin;
  return ownPolicies(context).flatMap(({ policy, place, spelling }) =>
    podsPeersOf(policy).flatMap((placed): Found[] => {
      if (!letsHostNetworkIn(profile, spelling(), placed)) return [];
      const pods = podsMatchedBy(world, policy, placed.peer).filter(({ hostNetwork }) => hostNetwork);
      if (pods.length === 0) return [];
      return [
        {
          headline: `a peer of \`${policy.namespace}/${policy.name}\` also stands for pods on the host network`,
          where: place(`${fieldOf(placed)}.podSelector`),
          found: `\`podSelector: {}\` beside a namespaceSelector, which ${title} takes for ${pods.map((one) => `\`${workloadId(one)}\``).join(', ')}, too`,
          expected: 'a namespaceSelector alone, or pods by their labels',
          help: 'leave the podSelector out, unless the host network is meant',
        },
      ];
    }),
  );
}

export const hostNetworkLetIn: ProfileRule = {
  code: 'NP611',
  id: 'host-network-let-in',
  severity: 'warning',
  scope: 'cluster',
  summary:
    'An empty podSelector beside a namespaceSelector lets in pods on the host network, under this network plugin.',
  why: 'such pods have the addresses of nodes, and the verdicts leave them out: more is open than they say',
  bad: `
Cluster.configure(app, Clusters.openShift());
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const ingress = new Chart(app, 'ingress', { namespace: 'openshift-ingress' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(ingress, 'metrics', { labels: { app: 'metrics' } });
new kplus.DaemonSet(ingress, 'router', { hostNetwork: true, containers: [{ image: 'router' }] });
const ports = [{ protocol: 'TCP', port: 8080 }];
const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-ingress' } };
new NetworkPolicy(shop, 'from-ingress', {
  metadata: { name: 'from-ingress' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector, podSelector: {} }], ports }] },
});`,
  good: `
Cluster.configure(app, Clusters.openShift());
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const ingress = new Chart(app, 'ingress', { namespace: 'openshift-ingress' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(ingress, 'metrics', { labels: { app: 'metrics' } });
new kplus.DaemonSet(ingress, 'router', { hostNetwork: true, containers: [{ image: 'router' }] });
const ports = [{ protocol: 'TCP', port: 8080 }];
const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-ingress' } };
new NetworkPolicy(shop, 'from-ingress', {
  metadata: { name: 'from-ingress' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector }], ports }] },
});`,
  check,
};
