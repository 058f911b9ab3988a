import { asserted } from '../../../profile/cell';
import { cidrWithin, formatCidr } from '../../../sets/cidr';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check(context: ProfileContext): Found[] {
  const { profile } = context;
  const plugin = profile?.plugin;
  if (!plugin || asserted(plugin.ipBlockMatchesServices) !== 'no' || profile.serviceCidrs.length === 0) return [];
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    blocksOf(policy).flatMap((placed): Found[] => {
      const { cidr } = placed.peer;
      const range = profile.serviceCidrs.find((services) => cidrWithin(cidr, services));
      if (placed.direction !== 'egress' || !range) return [];
      return [
        {
          headline: `\`${formatCidr(cidr)}\` in \`${policy.namespace}/${policy.name}\` matches no connection`,
          where: place(fieldOfBlock(placed)),
          found: `a block of the range \`${formatCidr(range)}\`, where Services have their addresses`,
          expected: 'the pods behind the Service, on the port on which they listen',
          help: 'name the workload behind the Service; for the API server, the addresses of `kubectl get endpointslices kubernetes`',
        },
      ];
    }),
  );
  return onceALine(findings);
}

export const ipBlockMatchesNoServices: ProfileRule = {
  code: 'NP607',
  id: 'ip-block-matches-no-services',
  severity: 'warning',
  scope: 'cluster',
  summary:
    'A block lies among the addresses of Services, which the network plugin translates before policies are asked.',
  why: 'when the rule is asked, the address is that of a pod already: the rule opens nothing',
  bad: `
Cluster.configure(app, { cni: 'calico', serviceCidrs: ['10.96.0.0/12'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(web).to(cidr('10.96.14.7/32').as('api')).on(80);`,
  good: `
Cluster.configure(app, { cni: 'calico', serviceCidrs: ['10.96.0.0/12'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);`,
  check,
};
