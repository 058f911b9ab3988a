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
  if (!plugin || asserted(plugin.ipBlockMatchesApiServer) !== 'no' || profile.apiServerCidrs.length === 0) return [];
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    blocksOf(policy).flatMap((placed): Found[] => {
      const { cidr } = placed.peer;
      if (placed.direction !== 'egress' || !profile.apiServerCidrs.some((server) => cidrWithin(cidr, server)))
        return [];
      return [
        {
          headline: `\`${formatCidr(cidr)}\` in \`${policy.namespace}/${policy.name}\` does not open the API server`,
          where: place(fieldOfBlock(placed)),
          found: `an address of the API server, under ${plugin.title}`,
          expected: 'a policy that has a name for it',
          help: 'add a CiliumNetworkPolicy with `toEntities: [kube-apiserver]` for these pods',
        },
      ];
    }),
  );
  return onceALine(findings);
}

export const kubeApiByAddress: ProfileRule = {
  code: 'NP612',
  id: 'kube-api-by-address',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A block is to open the API server, which the network plugin does not know by its address.',
  why: 'the plugin has an identity for the API server that no block matches: pods would still wait for it in vain',
  bad: `
Cluster.configure(app, { cni: 'cilium', apiServer: { addresses: ['172.18.0.2/32'], port: 6443 } });
const ops = new Chart(app, 'ops', { namespace: 'ops' });
new DefaultDeny(ops, 'default-deny');
new AllowDns(ops, 'allow-dns');
const operator = new Workload(ops, 'operator', { labels: { app: 'operator' } });
allow(operator).to(cidr('172.18.0.2/32').as('kube-api')).on(6443);`,
  good: `
Cluster.configure(app, { cni: 'calico', apiServer: { addresses: ['172.18.0.2/32'], port: 6443 } });
const ops = new Chart(app, 'ops', { namespace: 'ops' });
new DefaultDeny(ops, 'default-deny');
new AllowDns(ops, 'allow-dns');
const operator = new Workload(ops, 'operator', { labels: { app: 'operator' } });
allow(operator).to(cidr('172.18.0.2/32').as('kube-api')).on(6443);`,
  check,
};
