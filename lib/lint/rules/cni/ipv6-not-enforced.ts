import { asserted } from '../../../profile/cell';
import { formatCidr } from '../../../sets/cidr';
import { fieldOfRule, rulesOf } from '../../matching';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check(context: ProfileContext): Found[] {
  const plugin = context.profile?.plugin;
  if (!plugin || asserted(plugin.ipv6) !== 'no') return [];
  // A statement that opens nothing is a finding already: pods have no addresses of that family.
  const byHand = ownPolicies(context).filter(({ writtenBy }) => writtenBy === 'person');
  return byHand.flatMap(({ policy, place }) =>
    rulesOf(policy).flatMap((placed): Found[] => {
      const { peers } = placed.rule;
      // A rule that is also about IPv4 does its work: `internet()` names both families.
      if (peers === 'any' || !peers.every((peer) => peer.kind === 'block' && peer.cidr.family === 'IPv6')) return [];
      const blocks = peers.flatMap((peer) => (peer.kind === 'block' ? [`\`${formatCidr(peer.cidr)}\``] : []));
      return [
        {
          headline: `a rule of \`${policy.namespace}/${policy.name}\` is about IPv6 alone, which ${plugin.title} does not know`,
          where: place(`${fieldOfRule(placed)}.${placed.direction === 'ingress' ? 'from' : 'to'}`),
          found: blocks.join(', '),
          expected: 'blocks of IPv4',
          help: 'name the IPv4 addresses, or delete the rule',
        },
      ];
    }),
  );
}

export const ipv6NotEnforced: ProfileRule = {
  code: 'NP608',
  id: 'ipv6-not-enforced',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule names IPv6 addresses only, and the network plugin does not know IPv6.',
  why: 'the rule opens nothing, and no policy covers IPv6 in such a cluster',
  bad: `
Cluster.configure(app, { cni: 'azure-npm' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new Workload(shop, 'api', { labels: { app: 'api' } });
new NetworkPolicy(shop, 'partner', {
  metadata: { name: 'partner' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/64' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});`,
  good: `
Cluster.configure(app, { cni: 'azure-npm' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new Workload(shop, 'api', { labels: { app: 'api' } });
new NetworkPolicy(shop, 'partner', {
  metadata: { name: 'partner' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});`,
  check,
};
