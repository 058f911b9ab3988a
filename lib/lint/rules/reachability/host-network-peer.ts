import { workloadId } from '../../../model/workload';
import { fieldOf, podsMatchedBy, podsPeersOf } from '../../matching';
import type { Rule } from '../../rule';

export const hostNetworkPeer: Rule = {
  code: 'NP303',
  id: 'host-network-peer',
  severity: 'error',
  scope: 'cluster',
  summary: 'A peer stands for pods on the host network only, which no selector matches.',
  why: 'traffic of such pods carries the address of their node, so selectors never match it and the rule opens nothing',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
const exporter = new kplus.DaemonSet(shop, 'exporter', { hostNetwork: true, containers: [{ image: 'exporter' }] });
allow(exporter).to(api).on(8080);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(cidr('10.0.0.0/24').as('nodes')).to(api).on(8080);`,
  check: ({ world, policies }) => {
    if (world.options.hostNetworkPeer === 'as-pod') return [];
    if (!world.cluster.workloads.some(({ hostNetwork }) => hostNetwork)) return [];
    return policies
      .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
      .flatMap(({ policy, place }) =>
        podsPeersOf(policy).flatMap((placed) => {
          const matched = podsMatchedBy(world, policy, placed.peer);
          if (matched.length === 0 || matched.some(({ hostNetwork }) => !hostNetwork)) return [];
          const ids = matched.map((pods) => `\`${workloadId(pods)}\``).join(', ');
          return [
            {
              headline: `a peer of \`${policy.namespace}/${policy.name}\` matches only pods on the host network: ${ids}`,
              where: place(fieldOf(placed)),
              found: '`hostNetwork: true`',
              expected: 'pods with addresses of their own, or a block with the addresses of the nodes',
              help: "open the addresses of the nodes instead: `allow(cidr('10.0.0.0/24').as('nodes'))`",
            },
          ];
        }),
      );
  },
};
