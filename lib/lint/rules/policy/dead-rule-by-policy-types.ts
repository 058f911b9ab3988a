import { DIRECTIONS, type Direction } from '../../../model/policy';
import { handwritten } from '../../handwritten';
import type { Rule } from '../../rule';

const TYPE: Readonly<Record<Direction, string>> = { ingress: 'Ingress', egress: 'Egress' };

export const deadRuleByPolicyTypes: Rule = {
  code: 'NP429',
  id: 'dead-rule-by-policy-types',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy has rules of a direction that its `policyTypes` leaves out.',
  why: 'the policy says nothing about that direction: its rules there open nothing, and isolate from nothing',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'web', {
  metadata: { name: 'web' },
  spec: {
    podSelector: { matchLabels: { app: 'web' } },
    policyTypes: ['Ingress'],
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'web', {
  metadata: { name: 'web' },
  spec: {
    podSelector: { matchLabels: { app: 'web' } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});`,
  check: (context) =>
    handwritten(context).flatMap(({ policy, place }) =>
      DIRECTIONS.filter((direction) => !policy.isolates[direction] && policy[direction].length > 0).map(
        (direction) => ({
          headline: `the ${direction} rules of \`${policy.namespace}/${policy.name}\` have no effect`,
          where: place(`spec.${direction}`),
          found: `${policy[direction].length === 1 ? 'a rule' : `${policy[direction].length} rules`}, and \`policyTypes\` without \`${TYPE[direction]}\``,
          expected: `\`${TYPE[direction]}\` in \`policyTypes\`, or no ${direction} rules`,
          help: `add \`${TYPE[direction]}\` to \`policyTypes\`, which also isolates the pods in that direction, or delete the rules`,
        }),
      ),
    ),
};
