import { coveredRules } from '../../covered-rules';
import { fieldOfRule } from '../../matching';
import { peersText } from '../../peers-text';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

export const shadowedRule: Rule = {
  code: 'NP431',
  id: 'shadowed-rule',
  severity: 'info',
  scope: 'cluster',
  summary: 'A rule opens nothing that another policy does not open to the same pods.',
  why: 'whoever deletes or narrows the rule believes that something is closed then, and nothing is',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] };
new NetworkPolicy(shop, 'all-from-web', {
  metadata: { name: 'all-from-web' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [web] },
});
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'], ingress: [web] },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] };
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'], ingress: [web] },
});`,
  check: (context) =>
    coveredRules(context).acrossPolicies.map(({ placed, by }) => {
      const { policy, place } = placed.judged;
      const other = by.judged.policy;
      return {
        headline: `a rule of \`${policy.namespace}/${policy.name}\` opens nothing that \`${other.namespace}/${other.name}\` does not`,
        where: place(fieldOfRule(placed)),
        found: `${rulePortsText(placed.rule.ports)} ${placed.direction === 'ingress' ? 'from' : 'to'} ${peersText(placed.rule.peers)}`,
        expected: `something that \`${fieldOfRule(by)}\` of the other policy does not open to the same pods`,
        help: 'delete it; where the other policy opens more than is meant, narrow that one',
      };
    }),
};
