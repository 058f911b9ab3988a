import { handwritten } from '../../handwritten';
import { fieldOfRule, rulesOf } from '../../matching';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

export const anyDestination: Rule = {
  code: 'NP423',
  id: 'any-destination',
  severity: 'warning',
  scope: 'cluster',
  summary: 'An egress rule names ports, and nobody to whom they lead.',
  why: 'without `to` the ports are open to every pod of the cluster and every address outside',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'kube-api', {
  metadata: { name: 'kube-api' },
  spec: {
    podSelector: { matchLabels: { app: 'operator' } },
    policyTypes: ['Egress'],
    egress: [{ ports: [{ protocol: 'TCP', port: 6443 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'kube-api', {
  metadata: { name: 'kube-api' },
  spec: {
    podSelector: { matchLabels: { app: 'operator' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '198.51.100.0/28' } }], ports: [{ protocol: 'TCP', port: 6443 }] }],
  },
});`,
  check: (context) =>
    handwritten(context).flatMap(({ policy, spelling, place }) =>
      rulesOf(policy)
        .filter(({ rule, direction }) => direction === 'egress' && rule.peers === 'any' && rule.ports !== 'any')
        // The rule `empty-list-means-all` speaks of a list that is written and empty.
        .filter((placed) => !spelling()?.emptyLists.includes(`${fieldOfRule(placed)}.to`))
        .map((placed) => ({
          headline: `\`${policy.namespace}/${policy.name}\` opens ${rulePortsText(placed.rule.ports)} to everyone`,
          where: place(fieldOfRule(placed)),
          found: 'a rule without `to`',
          expected: 'those whom the pods have to reach',
          help: 'name them in `to`: pods, or the blocks of their addresses',
        })),
    ),
};
