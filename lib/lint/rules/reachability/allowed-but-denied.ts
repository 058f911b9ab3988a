import { blockedIntent } from '../../blocked-intent';
import { blockedRules } from '../../blocked-rule';
import type { Rule } from '../../rule';

export const allowedButDenied: Rule = {
  code: 'NP301',
  id: 'allowed-but-denied',
  severity: 'error',
  scope: 'cluster',
  summary: 'A rule opens a connection that the other side still closes.',
  why: 'a connection needs both sides: egress at its source and ingress at its destination',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);`,
  check: (context) => [
    ...context.intents.flatMap((intent) => blockedIntent(context, intent)),
    ...context.policies
      .filter(({ writtenBy }) => writtenBy === 'person')
      .flatMap((policy) => blockedRules(context, policy)),
  ],
};
