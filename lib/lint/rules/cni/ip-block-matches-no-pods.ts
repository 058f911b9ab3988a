import { cidrWithin, formatCidr } from '../../../sets/cidr';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check(context: ProfileContext): Found[] {
  const { world, profile } = context;
  if (!profile || profile.podCidrs.length === 0 || world.options.ipBlockMatchesPods === 'yes') return [];
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    blocksOf(policy).flatMap((placed): Found[] => {
      const { cidr } = placed.peer;
      const range = profile.podCidrs.find((pods) => cidrWithin(cidr, pods));
      if (!range) return [];
      return [
        {
          headline: `\`${formatCidr(cidr)}\` in \`${policy.namespace}/${policy.name}\` matches no pod`,
          where: place(fieldOfBlock(placed)),
          found: `a block of the range \`${formatCidr(range)}\`, where pods have their addresses`,
          expected: 'pods by their labels, or addresses outside the cluster',
          help: 'name the workload, or its namespace and labels, in place of the block',
        },
      ];
    }),
  );
  return onceALine(findings);
}

export const ipBlockMatchesNoPods: ProfileRule = {
  code: 'NP605',
  id: 'ip-block-matches-no-pods',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A block lies among the addresses of pods, and the network plugin lets no block match a pod.',
  why: 'the plugin knows pods by their labels alone: the rule opens nothing of what looks as if it were meant',
  bad: `
Cluster.configure(app, { cni: 'cilium', podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(cidr('10.244.3.0/24')).to(api).on(8080);`,
  good: `
Cluster.configure(app, { cni: 'cilium', podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespace('frontend').pods({ app: 'web' })).to(api).on(8080);`,
  check,
};
