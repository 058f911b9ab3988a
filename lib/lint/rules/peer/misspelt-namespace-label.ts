import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import type { Requirement } from '../../../model/selector';
import type { LintContext } from '../../context';
import { peersMentionedOnce } from '../../mentioned-peers';
import { misnamedNamespaces } from '../../misnamed-namespace';
import { onceALine } from '../../once-a-line';
import type { Found, Rule } from '../../rule';
import { isSlipOf } from '../../slip';

/** The values of each label that namespaces have, besides their names. */
function labelsOfNamespaces({ world }: LintContext): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { labels } of world.cluster.namespaces) {
    for (const [key, value] of Object.entries(labels)) {
      if (key === NAMESPACE_NAME_LABEL) continue;
      const known = values.get(key);
      if (known) known.add(value);
      else values.set(key, new Set([value]));
    }
  }
  return values;
}

/** The label that a requirement most likely meant, if no namespace has what it asks for. */
function meantBy({ key, operator, values }: Requirement, known: ReadonlyMap<string, ReadonlySet<string>>) {
  if (operator !== 'In' || key === NAMESPACE_NAME_LABEL) return undefined;
  const ofKey = known.get(key);
  if (values.some((value) => ofKey?.has(value))) return undefined;
  for (const value of values) {
    const near = [...(ofKey ?? [])].find((other) => isSlipOf(value, other));
    if (near !== undefined) return `${key}=${near}`;
    for (const [other, itsValues] of ofKey ? [] : known) {
      if (isSlipOf(key, other) && itsValues.has(value)) return `${other}=${value}`;
    }
  }
  return undefined;
}

function check(context: LintContext): Found[] {
  const { world, namespacesDeclared } = context;
  // Where labels of some namespace are not known, it may have what is asked for; `namespace-labels-unknown` says so.
  if (world.cluster.workloads.some(({ namespace }) => !namespacesDeclared.has(namespace))) return [];
  const known = labelsOfNamespaces(context);
  if (known.size === 0) return [];
  const misnamed = misnamedNamespaces(context);
  const findings = peersMentionedOnce(context).flatMap(({ namespaces, who, place }) =>
    namespaces.requirements.flatMap((requirement): Found[] => {
      const meant = meantBy(requirement, known);
      if (meant === undefined || misnamed(namespaces)) return [];
      const found = requirement.values.map((value) => `\`${requirement.key}=${value}\``).join(', ');
      return [
        {
          headline: `${who} asks for ${found}, which no namespace has`,
          where: place('namespaceSelector'),
          found,
          expected: 'a label of a namespace',
          help: `did you mean \`${meant}\`?`,
        },
      ];
    }),
  );
  return onceALine(findings);
}

const NAMESPACES = `
for (const [name, team] of [['shop', 'storefront'], ['monitoring', 'observability']]) {
  new ApiObject(new Chart(app, name), 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { team } },
  });
}
const shop = new Chart(app, 'policies', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });`;

export const misspeltNamespaceLabel: Rule = {
  code: 'NP446',
  id: 'misspelt-namespace-label',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A peer asks for a label that no namespace has, and one of them has nearly the same.',
  why: 'the rule would match nobody: whoever was meant stays closed out',
  bad: `${NAMESPACES}
allow(namespaces({ team: 'observabilty' })).to(api).on(8080);`,
  good: `${NAMESPACES}
allow(namespaces({ team: 'observability' })).to(api).on(8080);`,
  check,
};
