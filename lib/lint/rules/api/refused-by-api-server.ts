import type { Rule } from '../../rule';

export const refusedByApiServer: Rule = {
  code: 'NP101',
  id: 'refused-by-api-server',
  severity: 'error',
  scope: 'cluster',
  summary: 'The API server would refuse a policy.',
  why: 'the policy would never be in force, and the sync that carries it would fail',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'web', {
  metadata: { name: 'web' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port: 123456 }] }] },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'web', {
  metadata: { name: 'web' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port: 12345 }] }] },
});`,
  check: ({ refusals }) =>
    refusals.map(({ policy, message, place }) => ({
      headline: `the API server would refuse \`${policy}\``,
      where: place(),
      found: message,
      expected: 'an object that the API server accepts',
      help: 'correct the field',
      binding: true,
    })),
};
