import type { BlockPeer } from '../../../model/policy';
import { selectorOfLabels } from '../../../model/selector';
import { serviceId, type Service } from '../../../model/service';
import type { Workload } from '../../../model/workload';
import { podsSelectedIn } from '../../../reachability/questions';
import { cidrsOverlap, formatCidr } from '../../../sets/cidr';
import type { LintContext } from '../../context';
import { subjectsOf } from '../../matching';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import type { Found, Rule } from '../../rule';

function hidesClients({ type, externalTrafficPolicy, selector }: Service): boolean {
  const isReachedFromOutside = type === 'NodePort' || type === 'LoadBalancer';
  return isReachedFromOutside && externalTrafficPolicy === 'Cluster' && selector !== undefined;
}

/** The pods that clients from outside reach by way of a node, each with a Service that says so. */
function podsBehindNodes({ world, routing }: LintContext): ReadonlyMap<Workload, Service> {
  const behind = new Map<Workload, Service>();
  for (const service of routing.services) {
    if (!hidesClients(service) || !service.selector || Object.keys(service.selector).length === 0) continue;
    for (const workload of podsSelectedIn(world, service.namespace, selectorOfLabels(service.selector))) {
      if (!behind.has(workload)) behind.set(workload, service);
    }
  }
  return behind;
}

/** Whether a block is about clients: one that holds everyone holds the nodes as well, and one of the nodes is meant for them. */
function isAboutClients({ cidr }: BlockPeer, { world: { options } }: LintContext): boolean {
  if (cidr.length === 0) return false;
  const areKnown = options.nodeCidrs.every(({ length }) => length > 0);
  const inside = areKnown ? [...options.nodeCidrs, ...options.podCidrs] : options.podCidrs;
  return !inside.some((block) => cidrsOverlap(block, cidr));
}

function check(context: LintContext) {
  const behind = podsBehindNodes(context);
  if (behind.size === 0) return [];
  const all = context.policies.flatMap((judged): Found[] => {
    const { policy, place } = judged;
    const exposed = subjectsOf(context.world, policy).find((workload) => behind.has(workload));
    const service = exposed && behind.get(exposed);
    if (!service) return [];
    const placed = blocksOf(policy).find(
      ({ peer, direction }) => direction === 'ingress' && isAboutClients(peer, context),
    );
    if (!placed) return [];
    return [
      {
        headline: `the clients of \`${serviceId(service)}\` come with the addresses of nodes, not with their own`,
        where: place(fieldOfBlock(placed)),
        found: `\`${formatCidr(placed.peer.cidr)}\`, behind a ${service.type} with \`externalTrafficPolicy: Cluster\``,
        expected: '`externalTrafficPolicy: Local`, which keeps the address of the client',
        help: 'set `externalTrafficPolicy: Local`, or restrict clients at the load balancer: `loadBalancerSourceRanges`',
      },
    ];
  });
  return onceALine(all);
}

const POLICY = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const labels = { app: 'web' };
new kplus.Deployment(shop, 'web', { podMetadata: { labels }, containers: [{ image: 'web', ports: [{ number: 8080 }] }] });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
allow(cidr('203.0.113.0/24').as('office')).to(podsIn(shop).pods(labels)).on(8080);`;

function serviceWith(externalTrafficPolicy: string): string {
  return `
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: {
    type: 'LoadBalancer',
    externalTrafficPolicy: '${externalTrafficPolicy}',
    selector: { app: 'web' },
    ports: [{ port: 80, targetPort: 8080 }],
  },
});`;
}

export const lostSourceAddress: Rule = {
  code: 'NP316',
  id: 'lost-source-address',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule tells clients apart by their addresses, and a Service puts the address of a node in their place.',
  why: 'the nodes forward such connections under their own addresses: the clients that are meant are shut out',
  bad: `${POLICY}${serviceWith('Cluster')}`,
  good: `${POLICY}${serviceWith('Local')}`,
  check,
};
