import type { LintContext } from '../../context';
import { withoutDefaultDeny, type PartIsolation } from '../../isolation-by-namespace';
import type { Found, Rule } from '../../rule';

/** Where policies select some pods and not others, the rule `workload-not-isolated` speaks of those that are left. */
function isAlike({ isolated, open }: PartIsolation): boolean {
  return isolated.length === 0 || open.length === 0;
}

function check(context: LintContext): Found[] {
  const byNamespace = new Map<string, PartIsolation[]>();
  for (const part of withoutDefaultDeny(context).filter(isAlike)) {
    byNamespace.set(part.namespace, [...(byNamespace.get(part.namespace) ?? []), part]);
  }
  return [...byNamespace].flatMap(([namespace, parts]): Found[] => {
    const [first] = parts.flatMap(({ isolated, open }) => [...open, ...isolated]);
    if (!first) return [];
    const directions = parts.map(({ direction }) => direction).join(' and ');
    const isOpen = parts.some(({ open }) => open.length > 0);
    return [
      {
        headline: `the namespace \`${namespace}\` has no default deny for ${directions}`,
        where: first.place(),
        found: isOpen ? 'pods that no policy isolates' : 'policies that select the pods there are, each by its labels',
        expected: 'a policy with `podSelector: {}` that isolates whatever runs in the namespace',
        help: {
          app: "add `new DefaultDeny(chart, 'default-deny')`, or declare the one that others installed: `new Elsewhere(...)`",
          manifests: 'write a NetworkPolicy `default-deny` with `podSelector: {}` and both `policyTypes`',
        },
      },
    ];
  });
}

export const namespaceWithoutDefaultDeny: Rule = {
  code: 'NP117',
  id: 'namespace-without-default-deny',
  severity: 'warning',
  levels: { recommended: 'off', strict: 'warning', compat: 'warning' },
  scope: 'cluster',
  summary: 'A namespace has pods and no policy that isolates all of them.',
  why: 'whatever runs there next, under labels that no policy selects, is open to the whole cluster',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
new DefaultDeny(shop, 'default-deny');
new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(front, 'web', { labels: { app: 'web' } });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
new DefaultDeny(shop, 'default-deny');
new DefaultDeny(front, 'default-deny');
new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(front, 'web', { labels: { app: 'web' } });`,
  check,
};
