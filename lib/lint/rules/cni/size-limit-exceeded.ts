import type { Direction } from '../../../model/policy';
import type { RulePort } from '../../../model/port';
import { selectorKey } from '../../../model/selector';
import { asserted } from '../../../profile/cell';
import { formatCidr } from '../../../sets/cidr';
import type { JudgedPolicy } from '../../context';
import { rulesOf } from '../../matching';
import { blocksOf } from '../../placed-blocks';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

/** What the policies of the same pods open to one block together: the plugin keeps one list of ports for it. */
interface OpenedBlock {
  readonly block: string;
  readonly direction: Direction;
  readonly ports: Set<string>;
  /** The policy with which the ports are too many. */
  excess?: JudgedPolicy;
}

function portKey(port: RulePort): string {
  return `${port.protocol} ${port.kind === 'name' ? port.name : `${port.first}-${port.last}`}`;
}

/** What is opened to each block, in each direction, by policies with one selector. */
function openedBlocks(policies: readonly JudgedPolicy[], most: number): Iterable<OpenedBlock> {
  const opened = new Map<string, OpenedBlock>();
  for (const judged of policies) {
    const { namespace, selector } = judged.policy;
    for (const { rule, direction } of rulesOf(judged.policy)) {
      if (rule.peers === 'any' || rule.ports === 'any') continue;
      for (const peer of rule.peers) {
        if (peer.kind !== 'block') continue;
        const block = formatCidr(peer.cidr);
        const key = `${namespace} ${direction} ${block} ${selectorKey(selector)}`;
        const known = opened.get(key) ?? { block, direction, ports: new Set() };
        opened.set(key, known);
        for (const port of rule.ports) known.ports.add(portKey(port));
        if (known.ports.size > most) known.excess ??= judged;
      }
    }
  }
  return opened.values();
}

function tooManyPorts(policies: readonly JudgedPolicy[], most: number, title: string): Found[] {
  return [...openedBlocks(policies, most)].flatMap(({ block, direction, ports, excess }): Found[] => {
    if (!excess) return [];
    const { policy, place } = excess;
    return [
      {
        headline: `with \`${policy.namespace}/${policy.name}\` its pods have more ports to \`${block}\` than ${title} holds`,
        where: place(`spec.${direction}`),
        found: `${ports.size} different ports`,
        expected: `at most ${most} for one block`,
        help: 'join ports that follow each other into ranges, or open all ports of the protocol',
      },
    ];
  });
}

function tooManyBlocks({ policy, place }: JudgedPolicy, most: number, title: string): Found[] {
  const blocks = new Set(blocksOf(policy).map(({ peer }) => formatCidr(peer.cidr)));
  if (blocks.size <= most) return [];
  return [
    {
      headline: `\`${policy.namespace}/${policy.name}\` names more blocks than ${title} is fit for`,
      where: place('spec'),
      found: `${blocks.size} blocks`,
      expected: `at most ${most} in a policy`,
      help: 'name wider blocks, or divide the policy into several',
    },
  ];
}

function check(context: ProfileContext): Found[] {
  const plugin = context.profile?.plugin;
  if (!plugin) return [];
  const ports = asserted(plugin.portsPerBlock);
  const blocks = asserted(plugin.blocksPerPolicy);
  if (ports === undefined && blocks === undefined) return [];
  const own = ownPolicies(context);
  return [
    ...(ports === undefined ? [] : tooManyPorts(own, ports, plugin.title)),
    ...(blocks === undefined ? [] : own.flatMap((judged) => tooManyBlocks(judged, blocks, plugin.title))),
  ];
}

export const sizeLimitExceeded: ProfileRule = {
  code: 'NP609',
  id: 'size-limit-exceeded',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy, or the policies of the same pods together, are larger than the network plugin holds.',
  why: 'the API server accepts it all the same, and the plugin enforces a part of it, or comes late',
  bad: `
Cluster.configure(app, { cni: 'aws-vpc-cni' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new Workload(shop, 'api', { labels: { app: 'api' } });
const ports = Array.from({ length: 25 }, (_, index) => ({ protocol: 'TCP', port: 9000 + 2 * index }));
new NetworkPolicy(shop, 'partner', {
  metadata: { name: 'partner' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports }],
  },
});`,
  good: `
Cluster.configure(app, { cni: 'aws-vpc-cni' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new Workload(shop, 'api', { labels: { app: 'api' } });
new NetworkPolicy(shop, 'partner', {
  metadata: { name: 'partner' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [
      { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 9000, endPort: 9048 }] },
    ],
  },
});`,
  check,
};
