import { rulesAgainstName } from '../../deny-name';
import { fieldOfRule } from '../../matching';
import { peersText } from '../../peers-text';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

export const denyInNameOnly: Rule = {
  code: 'NP426',
  id: 'deny-in-name-only',
  severity: 'warning',
  scope: 'cluster',
  summary: 'The name of a policy says that it closes everything, and the policy opens something.',
  why: 'rules only ever open: whoever reads the name believes that these connections are closed',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'deny', {
  metadata: { name: 'deny' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'deny', {
  metadata: { name: 'deny' },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
});`,
  check: ({ policies }) =>
    policies.flatMap((judged) => {
      const [first, ...others] = rulesAgainstName(judged);
      if (!first) return [];
      const { policy, place } = judged;
      const more = others.length > 0 ? `, and ${others.length} more of its rules open something` : '';
      return [
        {
          headline: `\`${policy.namespace}/${policy.name}\` is named for closing connections, and opens some`,
          where: place(fieldOfRule(first)),
          found: `${rulePortsText(first.rule.ports)} ${first.direction === 'ingress' ? 'from' : 'to'} ${peersText(first.rule.peers)}${more}`,
          expected: 'a policy without rules: selecting the pods is what closes them',
          help: {
            app: "say `new DefaultDeny(chart, 'default-deny')`, and what is to be open in statements of its own",
            manifests: 'delete the rules, or move them to a policy whose name says what it opens',
          },
        },
      ];
    }),
};
