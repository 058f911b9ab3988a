import { formatCidr } from '../../../sets/cidr';
import { isAllAddresses } from '../../all-addresses';
import type { JudgedPolicy, LintContext } from '../../context';
import { rulesAgainstName } from '../../deny-name';
import { wideDnsRules } from '../../dns-rules';
import { fieldOf, fieldOfRule, rulesOf, type PlacedRule } from '../../matching';
import type { Found, Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

/** Where a rule is open to all addresses, and how that is written; undefined where it is not. */
function opening({ rule, direction, index }: PlacedRule) {
  const list = direction === 'ingress' ? 'from' : 'to';
  if (rule.peers === 'any') return { field: fieldOfRule({ direction, index }), found: `a rule without \`${list}\`` };
  const at = rule.peers.findIndex(isAllAddresses);
  const peer = rule.peers[at];
  if (!peer || !isAllAddresses(peer)) return undefined;
  const field = `${fieldOf({ direction, rule: index, index: at })}.ipBlock.cidr`;
  return { field, found: `\`${formatCidr(peer.cidr)}\` in \`${list}\`` };
}

/** The rules `any-destination`, `empty-list-means-all`, `deny-in-name-only` and `dns-too-wide` speak of these. */
function isSaidAlready(context: LintContext, judged: JudgedPolicy, { rule, direction, index }: PlacedRule): boolean {
  const { writtenBy, spelling } = judged;
  if ([...rulesAgainstName(judged), ...wideDnsRules(context, judged)].some((said) => said.rule === rule)) return true;
  if (rule.peers !== 'any') return false;
  const list = direction === 'ingress' ? 'from' : 'to';
  if (spelling()?.emptyLists.includes(`${fieldOfRule({ direction, index })}.${list}`)) return true;
  return writtenBy === 'person' && direction === 'egress' && rule.ports !== 'any';
}

function check(context: LintContext): Found[] {
  return context.policies
    .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
    .flatMap((judged) =>
      rulesOf(judged.policy).flatMap((placed): Found[] => {
        const opened = opening(placed);
        if (!opened || isSaidAlready(context, judged, placed)) return [];
        const { policy, place } = judged;
        const whom = placed.direction === 'ingress' ? 'lets every address in' : 'lets its pods out to every address';
        return [
          {
            headline: `\`${policy.namespace}/${policy.name}\` ${whom} on ${rulePortsText(placed.rule.ports)}`,
            where: place(opened.field),
            found: opened.found,
            expected: 'the addresses and the pods that are meant',
            help: 'name whom is meant, or acknowledge it with the reason for which everyone may come',
          },
        ];
      }),
    );
}

export const openToInternet: Rule = {
  code: 'NP119',
  id: 'open-to-internet',
  severity: 'warning',
  levels: { recommended: 'off', strict: 'warning', compat: 'warning' },
  scope: 'cluster',
  summary: 'A rule is open to all addresses of the internet.',
  why: 'anyone can call the pods, or the pods can send what they hold to anyone',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(internet()).to(web).on(443);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(cidr('203.0.113.0/24').as('partner')).to(web).on(443);`,
  check,
};
