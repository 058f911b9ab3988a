import type { Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { aboutVersions } from '../../unstable-labels';
import { writtenSelectors } from '../../written-selectors';

export const volatileLabel: Rule = {
  code: 'NP416',
  id: 'volatile-label',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A selector asks for a label that holds a version of a chart or an application.',
  why: 'with the next release the pods have another value, and the policy leaves them alone or shuts them out',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const redis = new Workload(shop, 'redis', { labels: { app: 'redis', 'helm.sh/chart': 'redis-18.1.0' } });
allow(web).to(redis).on(6379);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const redis = new Workload(shop, 'redis', { labels: { app: 'redis', 'app.kubernetes.io/instance': 'cache' } });
allow(web).to(redis).on(6379);`,
  check: (context) =>
    writtenSelectors(context).flatMap(({ selector, text, place }) => {
      const requirements = aboutVersions(selector);
      if (requirements.length === 0) return [];
      return [
        {
          headline: `a selector of \`${text}\` holds for one version only`,
          where: place(),
          found: `\`${selectorText({ requirements })}\``,
          expected: 'labels that stay from release to release',
          help: 'select by `app.kubernetes.io/name` and `app.kubernetes.io/instance`, or a label of your own',
        },
      ];
    }),
};
