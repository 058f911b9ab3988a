import { workloadId } from '../../../model/workload';
import { podsOf } from '../../../reachability/questions';
import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';
import { selectorText } from '../../selector-text';

function check({ world, intents }: LintContext): Found[] {
  const seen = new Set<string>();
  return intents.flatMap(({ from, to, place }) =>
    [from, to].flatMap((end): Found[] => {
      if (!end.workload || !end.selector || seen.has(end.text)) return [];
      seen.add(end.text);
      const [, ...others] = podsOf(world, end.query);
      if (others.length === 0) return [];
      const ids = others.map((pods) => `\`${workloadId(pods)}\``).join(', ');
      return [
        {
          headline: `what is opened for \`${end.text}\` is also opened for ${ids}`,
          where: place(),
          found: `\`${selectorText(end.selector)}\` selects ${others.length === 1 ? 'both' : `all ${others.length + 1}`}`,
          expected: `labels that only the pods of \`${end.text}\` have`,
          help: 'give it a label of its own, and select by that',
        },
      ];
    }),
  );
}

export const selectorAlsoSelects: Rule = {
  code: 'NP403',
  id: 'selector-also-selects',
  severity: 'warning',
  scope: 'cluster',
  inManifests: false,
  summary: 'The labels of a workload also select another workload.',
  why: 'rules for the one hold for the other as well',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(shop, 'api-admin', { labels: { app: 'api', role: 'admin' } });
allow(web).to(api).on(8080);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api', role: 'public' } });
new Workload(shop, 'api-admin', { labels: { app: 'api', role: 'admin' } });
allow(web).to(api).on(8080);`,
  check,
};
