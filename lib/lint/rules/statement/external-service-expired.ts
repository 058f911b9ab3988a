import type { Rule } from '../../rule';

export const externalServiceExpired: Rule = {
  code: 'NP411',
  id: 'external-service-expired',
  severity: 'warning',
  scope: 'app',
  summary: 'The day has passed by which an external service had to be looked at again.',
  why: 'nobody knows any more whether its addresses are still those of the service, and they stay open',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
const stripe = new ExternalService(app, 'stripe', {
  addresses: ['198.51.100.7'],
  ports: { https: 443 },
  owner: 'payments',
  expires: '2020-06-30',
});
allow(api).to(stripe).on('https');`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
const stripe = new ExternalService(app, 'stripe', {
  addresses: ['198.51.100.7'],
  ports: { https: 443 },
  owner: 'payments',
  expires: '2120-06-30',
});
allow(api).to(stripe).on('https');`,
  check: ({ externalServices, today }) =>
    externalServices
      // Days in this form sort as text; on the day itself there is still time.
      .filter(({ expires }) => today !== undefined && expires < today)
      .map(({ text, owner, expires, place }) => ({
        headline: `the external service \`${text}\` has expired`,
        where: place(),
        found: `\`${expires}\`, and today is \`${today}\``,
        expected: 'a day that has not passed',
        help: `ask \`${owner}\` whether its addresses still hold, and set \`expires\` anew, or take it out`,
      })),
};
