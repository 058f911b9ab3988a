import { DIRECTIONS, type Direction, type Policy, type Rule as PolicyRule } from '../../../model/policy';
import { BySelectorIn } from '../../by-selector';
import type { JudgedPolicy, LintContext } from '../../context';
import { rulesAgainstName } from '../../deny-name';
import { isSaidByStatement } from '../../said-by-statement';
import type { Found, Rule } from '../../rule';

function opensAll({ peers, ports }: PolicyRule): boolean {
  return peers === 'any' && ports === 'any';
}

function isDeny({ isolates, ...rules }: Policy, direction: Direction): boolean {
  return isolates[direction] && rules[direction].length === 0;
}

/** Policies written by hand that open everything in a direction, and are not called otherwise. */
function openPolicies({ policies }: LintContext, direction: Direction): BySelectorIn<JudgedPolicy> {
  const open = new BySelectorIn<JudgedPolicy>();
  for (const judged of policies) {
    const { policy, writtenBy } = judged;
    if (writtenBy !== 'person' || !policy.isolates[direction] || !policy[direction].some(opensAll)) continue;
    // The rule `deny-in-name-only` speaks of the others.
    if (isSaidByStatement(judged) || rulesAgainstName(judged).length > 0) continue;
    open.add(policy.namespace, policy.selector, judged);
  }
  return open;
}

function check(context: LintContext): Found[] {
  const open = { ingress: openPolicies(context, 'ingress'), egress: openPolicies(context, 'egress') };
  return context.policies.flatMap(({ policy, writtenBy }): Found[] => {
    if (writtenBy === 'elsewhere') return [];
    const undone = new Map<JudgedPolicy, Direction[]>();
    for (const direction of DIRECTIONS) {
      const [undoing] = isDeny(policy, direction) ? open[direction].about(policy.namespace, policy.selector) : [];
      if (undoing) undone.set(undoing, [...(undone.get(undoing) ?? []), direction]);
    }
    return [...undone].map(([undoing, directions]) => {
      const [first = 'ingress'] = directions;
      const index = undoing.policy[first].findIndex(opensAll);
      const both = directions.join(' and ');
      return {
        headline: `\`${policy.namespace}/${undoing.policy.name}\` opens all that \`${policy.namespace}/${policy.name}\` closes for ${both}`,
        where: undoing.place(`spec.${first}[${index}]`),
        found: 'a rule without peers and ports, for the same pods',
        expected: `rules for the connections that are meant, or no deny for ${both}`,
        help: `narrow the rule, or take ${both} out of the deny`,
      };
    });
  });
}

const DENY = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'closed', {
  metadata: { name: 'closed' },
  spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'] },
});`;

export const denyUndone: Rule = {
  code: 'NP448',
  id: 'deny-undone',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy opens everything to the same pods that another one closes.',
  why: 'what any policy opens is open: the deny has no effect, and looks as if it had',
  bad: `${DENY}
new NetworkPolicy(shop, 'open', {
  metadata: { name: 'open' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
});`,
  good: `${DENY}
new NetworkPolicy(shop, 'open', {
  metadata: { name: 'open' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  check,
};
