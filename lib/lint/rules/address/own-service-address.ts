import { serviceId } from '../../../model/service';
import { cidrWithin, formatCidr, type Cidr } from '../../../sets/cidr';
import type { LintContext } from '../../context';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import type { Found, Rule } from '../../rule';
import { servicesByBlock } from '../../service-blocks';

/** A range of Services has a finding of its own, where the network plugin is known. */
function isOfServiceRange(block: Cidr, { profile }: LintContext): boolean {
  return Boolean(profile?.plugin && profile.serviceCidrs.some((range) => cidrWithin(block, range)));
}

function check(context: LintContext): Found[] {
  // A wider block is about others as well; one that is the address itself is surely about the Service.
  const services = servicesByBlock(context);
  if (services.size === 0) return [];
  const all = context.policies.flatMap(({ policy, place }) =>
    blocksOf(policy).flatMap((placed): Found[] => {
      const { peer, direction } = placed;
      const block = formatCidr(peer.cidr);
      const service = direction === 'egress' ? services.get(block) : undefined;
      if (!service || isOfServiceRange(peer.cidr, context)) return [];
      return [
        {
          headline: `\`${block}\` is an address of the Service \`${serviceId(service)}\` of this cluster`,
          where: place(fieldOfBlock(placed)),
          found: `\`${block}\``,
          expected: 'the pods behind the Service, or whoever brings connections to them',
          help: {
            app: 'name the workload or the Service as the end',
            manifests: 'select the pods behind the Service, on the port on which they listen',
          },
        },
      ];
    }),
  );
  return onceALine(all);
}

const PAYMENTS = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
const payments = new Workload(shop, 'payments', { labels: { app: 'payments' } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'payments' },
  spec: {
    type: 'LoadBalancer',
    loadBalancerIP: '203.0.113.80',
    selector: { app: 'payments' },
    ports: [{ port: 443, targetPort: 8443 }],
  },
});`;

export const ownServiceAddress: Rule = {
  code: 'NP319',
  id: 'own-service-address',
  severity: 'warning',
  scope: 'cluster',
  summary: 'An egress rule names the address of a Service of this cluster.',
  why: 'most plugins turn such connections to the pods before they leave the node: the rule does not match them',
  bad: `${PAYMENTS}
allow(web).to(cidr('203.0.113.80/32').as('payments-address')).on(443);`,
  good: `${PAYMENTS}
allow(web).to(payments).on(8443);`,
  check,
};
