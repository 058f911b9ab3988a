import type { Rule } from '../../rule';

export const zeroPolicies: Rule = {
  code: 'NP104',
  id: 'zero-policies',
  severity: 'error',
  scope: 'app',
  summary: 'The app speaks of policies and writes none.',
  why: 'a pipeline that prunes would delete every policy it applied before, and open everything',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' } });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' } });
new DefaultDeny(shop, 'default-deny');`,
  check: ({ policiesWritten, previews, statements: [first] }) =>
    // An app that only looks at denies writes none on purpose.
    policiesWritten > 0 || previews > 0 || !first
      ? []
      : [
          {
            headline: 'this app writes no NetworkPolicy at all',
            where: first.place(),
            found: '0 policies',
            expected: 'at least one',
            help: "add `new DefaultDeny(chart, 'default-deny')`; where others install the deny, declare it with `new Elsewhere(...)`",
          },
        ],
};
