import type { Direction } from '../../../model/policy';
import { FAMILIES, type Family } from '../../../sets/address';
import { formatCidr } from '../../../sets/cidr';
import { BySelectorIn } from '../../by-selector';
import { isAllAddresses } from '../../all-addresses';
import type { JudgedPolicy, LintContext } from '../../context';
import { fieldOf, rulesOf, type PlacedRule } from '../../matching';
import { onceALine } from '../../once-a-line';
import type { Found, Rule } from '../../rule';
import { sharePorts } from '../../rule-ports';

/** A rule that opens a whole family of addresses. */
interface WideRule {
  readonly judged: JudgedPolicy;
  readonly placed: PlacedRule;
  readonly families: ReadonlySet<Family>;
}

function familiesOf({ rule: { peers } }: PlacedRule): ReadonlySet<Family> {
  return new Set(peers === 'any' ? FAMILIES : peers.filter(isAllAddresses).map(({ cidr }) => cidr.family));
}

function wideRules({ policies }: LintContext): readonly WideRule[] {
  return policies.flatMap((judged) =>
    rulesOf(judged.policy)
      .map((placed) => ({ judged, placed, families: familiesOf(placed) }))
      .filter(({ families }) => families.size > 0),
  );
}

const OTHER: Readonly<Record<Family, Family>> = { IPv4: 'IPv6', IPv6: 'IPv4' };

function found({ judged, placed: { rule, direction, index } }: WideRule): Found[] {
  const peers = rule.peers === 'any' ? [] : rule.peers;
  const at = peers.findIndex(isAllAddresses);
  const wide = peers[at];
  if (!wide || !isAllAddresses(wide)) return [];
  const { family } = wide.cidr;
  const subject: Readonly<Record<Direction, string>> = { egress: 'to', ingress: 'from' };
  return [
    {
      headline: `\`${judged.policy.namespace}/${judged.policy.name}\` opens all ${family} addresses, and no ${OTHER[family]} one`,
      where: judged.place(`${fieldOf({ direction, rule: index, index: at })}.ipBlock.cidr`),
      found: `\`${formatCidr(wide.cidr)}\` in \`${subject[direction]}\`, and a cluster whose pods have both families`,
      expected: `a block of ${OTHER[family]} addresses beside it`,
      help: {
        app: `say \`internet()\`, which is both, or add \`${family === 'IPv4' ? '::/0' : '0.0.0.0/0'}\``,
        manifests: `add an \`ipBlock\` with \`${family === 'IPv4' ? '::/0' : '0.0.0.0/0'}\``,
      },
    },
  ];
}

function check(context: LintContext): Found[] {
  const { ipFamilies } = context;
  if (!ipFamilies || !FAMILIES.every((family) => ipFamilies.includes(family))) return [];
  const rules = wideRules(context);
  const byPods = { ingress: new BySelectorIn<WideRule>(), egress: new BySelectorIn<WideRule>() };
  for (const rule of rules) {
    const { namespace, selector } = rule.judged.policy;
    byPods[rule.placed.direction].add(namespace, selector, rule);
  }
  const isCompleted = ({ judged: { policy }, placed: { rule, direction }, families }: WideRule): boolean =>
    byPods[direction]
      .about(policy.namespace, policy.selector)
      .filter((other) => sharePorts(rule.ports, other.placed.rule.ports))
      .some((other) => FAMILIES.every((family) => families.has(family) || other.families.has(family)));
  const all = rules.filter((rule) => rule.families.size === 1 && !isCompleted(rule)).flatMap(found);
  return onceALine(all);
}

export const oneIpFamily: Rule = {
  code: 'NP315',
  id: 'one-ip-family',
  severity: 'warning',
  scope: 'cluster',
  inManifests: 'some pod that was read has addresses of both families',
  summary: 'A rule opens all addresses of one family, in a cluster whose pods have both.',
  why: 'each family is closed by itself: clients that try the forgotten one first wait until it times out',
  bad: `
Cluster.configure(app, { ipFamilies: ['IPv4', 'IPv6'], metadata: 'none' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const crawler = new Workload(shop, 'crawler', { labels: { app: 'crawler' } });
allow(crawler).to(cidr('0.0.0.0/0')).on(443);`,
  good: `
Cluster.configure(app, { ipFamilies: ['IPv4', 'IPv6'], metadata: 'none' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const crawler = new Workload(shop, 'crawler', { labels: { app: 'crawler' } });
allow(crawler).to(internet()).on(443);`,
  check,
};
