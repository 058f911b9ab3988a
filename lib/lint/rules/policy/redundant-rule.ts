import { coveredRules } from '../../covered-rules';
import { fieldOfRule } from '../../matching';
import { peersText } from '../../peers-text';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

export const redundantRule: Rule = {
  code: 'NP430',
  id: 'redundant-rule',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule opens nothing that other rules of its policy do not open.',
  why: 'whoever deletes or narrows the rule believes that something is closed then, and nothing is',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api', {
  metadata: { name: 'api' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [
      { from: [{ podSelector: {} }], ports: [{ protocol: 'TCP', port: 8080 }, { protocol: 'TCP', port: 9090 }] },
      { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] },
    ],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api', {
  metadata: { name: 'api' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [
      { from: [{ podSelector: {} }], ports: [{ protocol: 'TCP', port: 9090 }] },
      { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] },
    ],
  },
});`,
  check: (context) =>
    coveredRules(context).withinOne.map(({ placed, by }) => {
      const { policy, place } = placed.judged;
      return {
        headline: `a rule of \`${policy.namespace}/${policy.name}\` opens nothing that others of its rules do not`,
        where: place(fieldOfRule(placed)),
        found: `${rulePortsText(placed.rule.ports)} ${placed.direction === 'ingress' ? 'from' : 'to'} ${peersText(placed.rule.peers)}`,
        expected: `something that \`${fieldOfRule(by)}\` does not open`,
        help: 'delete it; where the other rule opens more than is meant, narrow that one',
      };
    }),
};
