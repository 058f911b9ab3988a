import type { Rule } from '../../rule';

export const unfinishedChain: Rule = {
  code: 'NP212',
  id: 'unfinished-chain',
  severity: 'error',
  scope: 'app',
  summary: 'A chain of calls lacks its last call.',
  why: 'the statement would be lost without a trace',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);`,
  check: ({ unfinishedChains }) =>
    unfinishedChains.map(({ text, lacks, place }) => ({
      headline: `\`${text}\` is not finished`,
      where: place(),
      found: `\`${text}\``,
      expected: `${lacks} after it`,
      help: 'finish the chain, or delete it',
    })),
};
