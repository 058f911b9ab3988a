import type { Rule } from '../../rule';

export const ruleWithoutEffect: Rule = {
  code: 'NP213',
  id: 'rule-without-effect',
  severity: 'warning',
  scope: 'cluster',
  inManifests: false,
  summary: 'A statement opens nothing, since nothing isolates the pods of either of its sides.',
  why: 'everything between the two is open already, and stays open',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const other = new Chart(app, 'other', { namespace: 'other' });
new DefaultDeny(other, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);`,
  check: ({ idleStatements }) =>
    idleStatements.map(({ text, writes, place }) => ({
      headline: `\`${text}\` has no effect`,
      where: place(),
      found: writes ? 'denies that select none of the pods on either side' : 'no policy isolates either side',
      expected: 'a deny on at least one side',
      help: "add `new DefaultDeny(chart, 'default-deny')`, or declare one that others installed with `new Elsewhere(...)`",
    })),
};
