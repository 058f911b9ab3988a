import { isDefaultDeny } from '../../../model/default-deny';
import { DIRECTIONS, type Direction, type Policy } from '../../../model/policy';
import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';

/** The directions in which no policy closes a namespace, nor is about to. */
function openDirections({ world }: LintContext, namespace: string, previewed: readonly Policy[]): readonly Direction[] {
  const policies = [...world.policiesIn(namespace), ...previewed.filter((policy) => policy.namespace === namespace)];
  return DIRECTIONS.filter((direction) => !policies.some((policy) => isDefaultDeny(policy, direction)));
}

function check(context: LintContext): Found[] {
  return context.baselines.flatMap(({ exempt, previewed, place }) =>
    context.namespacesGoverned.flatMap((namespace): Found[] => {
      const open = exempt.has(namespace) ? [] : openDirections(context, namespace, previewed);
      if (open.length === 0) return [];
      return [
        {
          headline: `the namespace \`${namespace}\` has no default deny for ${open.join(' and ')}`,
          where: place(),
          found: 'pods or policies of this app, and no policy that isolates all pods of the namespace',
          expected: 'a default deny, or an exemption with its reason',
          help:
            `add \`new DefaultDeny(chart, 'default-deny', { namespace: '${namespace}' })\`, or declare the one that ` +
            `others installed (\`new Elsewhere(...)\`), or exempt it: \`{ exempt: { '${namespace}': 'why' } }\``,
        },
      ];
    }),
  );
}

export const namespaceWithoutBaseline: Rule = {
  code: 'NP410',
  id: 'namespace-without-baseline',
  severity: 'error',
  scope: 'cluster',
  inManifests: false,
  summary: 'The app is held to a baseline, and one of its namespaces has no default deny.',
  why: 'every pod of the namespace that no other policy selects is open to the whole cluster',
  bad: `
Baseline.apply(app);
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'report', { labels: { app: 'report' }, namespace: 'reports' });`,
  good: `
Baseline.apply(app);
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'reports', { namespace: 'reports' });
new Workload(shop, 'report', { labels: { app: 'report' }, namespace: 'reports' });`,
  check,
};
