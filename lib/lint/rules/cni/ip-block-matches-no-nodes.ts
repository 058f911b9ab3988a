import type { BlockPeer } from '../../../model/policy';
import { asserted } from '../../../profile/cell';
import { holdsNodesOnly } from '../../../reachability/questions';
import { cidrWithin, formatCidr, type Cidr } from '../../../sets/cidr';
import type { PlacedPeer } from '../../matching';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

/** Blocks of which another rule says already that no block opens what they stand for. */
function isSpokenOf({ peer, direction }: PlacedPeer<BlockPeer>, { world, profile }: ProfileContext): boolean {
  const isWithin = (ranges: readonly Cidr[] = []): boolean => ranges.some((range) => cidrWithin(peer.cidr, range));
  if (world.options.ipBlockMatchesPods === 'no' && isWithin(profile?.podCidrs)) return true;
  const knowsApiServer = !profile?.plugin || asserted(profile.plugin.ipBlockMatchesApiServer) !== 'no';
  return !knowsApiServer && direction === 'egress' && isWithin(profile?.apiServerCidrs);
}

function check(context: ProfileContext): Found[] {
  const { world, profile } = context;
  if (world.options.ipBlockMatchesNodes === 'yes') return [];
  const plugin = profile?.plugin;
  const under = plugin ? `, under ${plugin.title}` : '';
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    blocksOf(policy).flatMap((placed): Found[] => {
      const { cidr } = placed.peer;
      const holdsNodes = holdsNodesOnly(placed.peer, world);
      if (holdsNodes === 'no' || isSpokenOf(placed, context)) return [];
      return [
        {
          headline: `\`${formatCidr(cidr)}\` in \`${policy.namespace}/${policy.name}\` matches no node`,
          where: place(fieldOfBlock(placed)),
          found: `only addresses that nodes ${holdsNodes === 'yes' ? 'have' : 'may have'}${under}`,
          expected: 'a plugin that knows nodes by their addresses, or addresses that no node can have',
          help:
            plugin?.name === 'cilium'
              ? {
                  app: "set `policy-cidr-match-mode=nodes`, which there is from 1.15 on, and say `cni: { name: 'cilium', policyCidrMatchMode: 'nodes' }`",
                  manifests:
                    'set `policy-cidr-match-mode=nodes`, which there is from 1.15 on, in the configuration of the plugin',
                }
              : 'open it in a policy of the network plugin itself, which has a name for nodes',
        },
      ];
    }),
  );
  return onceALine(findings);
}

export const ipBlockMatchesNoNodes: ProfileRule = {
  code: 'NP606',
  id: 'ip-block-matches-no-nodes',
  severity: 'warning',
  scope: 'cluster',
  summary:
    'A block holds only addresses that nodes have or may have, and the network plugin lets no block match a node.',
  why: 'the plugin knows nodes, and pods on the host network, by something else than their addresses: they stay closed out',
  bad: `
Cluster.configure(app, { cni: 'cilium', nodes: ['10.0.0.0/24'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(cidr('10.0.0.0/24').as('nodes')).to(api).on(8080);`,
  good: `
Cluster.configure(app, { cni: { name: 'cilium', policyCidrMatchMode: 'nodes' }, nodes: ['10.0.0.0/24'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(cidr('10.0.0.0/24').as('nodes')).to(api).on(8080);`,
  check,
};
