import { workloadId } from '../../../model/workload';
import { fieldOf, matchesSomePod, podsMatchedBy, podsPeersOf } from '../../matching';
import { letsHostNetworkIn } from '../../host-network-let-in';
import type { Found, Rule } from '../../rule';

const BY_ADDRESS: Found['help'] = {
  app: "open the addresses of the nodes instead: `allow(cidr('10.0.0.0/24').as('nodes'))`",
  manifests: 'open the addresses of the nodes instead, in an `ipBlock`',
};

const NO_ADDRESS = 'open it in a policy of the network plugin itself, which has a name for nodes';

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
  check: ({ world, policies, profile }) => {
    if (world.options.hostNetworkPeer === 'as-pod') return [];
    if (!world.cluster.workloads.some(({ hostNetwork }) => hostNetwork)) return [];
    return policies
      .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
      .flatMap(({ policy, place, spelling }) =>
        podsPeersOf(policy).flatMap((placed) => {
          if (matchesSomePod(world, policy, placed.peer, ({ hostNetwork }) => !hostNetwork)) return [];
          const matched = podsMatchedBy(world, policy, placed.peer);
          if (matched.length === 0) return [];
          if (letsHostNetworkIn(profile, spelling(), placed)) return [];
          const ids = matched.map((pods) => `\`${workloadId(pods)}\``).join(', ');
          return [
            {
              headline: `a peer of \`${policy.namespace}/${policy.name}\` matches only pods on the host network: ${ids}`,
              where: place(fieldOf(placed)),
              found: '`hostNetwork: true`',
              expected:
                world.options.ipBlockMatchesNodes === 'yes'
                  ? 'pods with addresses of their own, or a block with the addresses of the nodes'
                  : 'pods with addresses of their own: no block matches a node under this network plugin',
              help: world.options.ipBlockMatchesNodes === 'yes' ? BY_ADDRESS : NO_ADDRESS,
            },
          ];
        }),
      );
  },
};
