import { blockedRules } from '../../blocked-rule';
import type { Rule } from '../../rule';

export const halfEdge: Rule = {
  code: 'NP318',
  id: 'half-edge',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy that others installed opens one side of a connection, and the other side is closed.',
  why: 'a connection needs both sides: until the other half is written somewhere, nothing comes through the rule',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
for (const name of ['web', 'vault']) new Workload(shop, name, { labels: { app: name } });
new Elsewhere(shop, 'vault-policies', {
  manifests: [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'vault', namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: { app: 'vault' } },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8200 }] }],
      },
    },
  ],
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const [web, vault] = ['web', 'vault'].map((name) => new Workload(shop, name, { labels: { app: name } }));
allow(web).to(vault).on(8200);
new Elsewhere(shop, 'vault-policies', {
  manifests: [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'vault', namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: { app: 'vault' } },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8200 }] }],
      },
    },
  ],
});`,
  check: (context) =>
    context.policies
      .filter(({ writtenBy }) => writtenBy === 'elsewhere')
      .flatMap((judged) => blockedRules(context, judged)),
};
