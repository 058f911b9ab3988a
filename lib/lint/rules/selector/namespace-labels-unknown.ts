import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import type { PodsPeer } from '../../../model/policy';
import type { LintContext } from '../../context';
import { fieldOf, podsPeersOf, somePodsPeer } from '../../matching';
import { misnamedNamespaces } from '../../misnamed-namespace';
import type { Found, Rule } from '../../rule';

const NONE: readonly string[] = Object.freeze([]);

function keysAsked({ namespaces }: PodsPeer): readonly string[] {
  if (!namespaces?.requirements.some(({ key }) => key !== NAMESPACE_NAME_LABEL)) return NONE;
  return namespaces.requirements.map(({ key }) => key).filter((key) => key !== NAMESPACE_NAME_LABEL);
}

/** The labels of namespaces that a peer asks for, besides their names. */
function labelsAsked(
  context: LintContext,
): { readonly keys: readonly string[]; readonly place: Found['where'] } | undefined {
  const misnamed = misnamedNamespaces(context);
  for (const { policy, place, writtenBy } of context.policies) {
    if (writtenBy === 'elsewhere' || !somePodsPeer(policy, (peer) => keysAsked(peer).length > 0)) continue;
    for (const placed of podsPeersOf(policy)) {
      const keys = keysAsked(placed.peer);
      // The rule `undeclared-namespace-label` speaks of a label that stands where a name is meant.
      if (placed.peer.namespaces && misnamed(placed.peer.namespaces)) continue;
      if (keys.length > 0) return { keys: [...new Set(keys)], place: place(`${fieldOf(placed)}.namespaceSelector`) };
    }
  }
  return undefined;
}

function check(context: LintContext): Found[] {
  const { world, namespacesDeclared } = context;
  const used = [...new Set(world.cluster.workloads.map(({ namespace }) => namespace))].sort();
  const undeclared = used.filter((namespace) => !namespacesDeclared.has(namespace));
  const asked = undeclared.length > 0 ? labelsAsked(context) : undefined;
  if (!asked) return [];
  return [
    {
      headline: `nobody declares the labels of ${undeclared.map((name) => `\`${name}\``).join(', ')}`,
      where: asked.place,
      found: `a namespaceSelector that asks for ${asked.keys.map((key) => `\`${key}\``).join(', ')}`,
      expected: 'a Namespace object with all labels that the namespace has',
      help: {
        app: "write the Namespace in this app, or declare it: `new Elsewhere(chart, id, { manifests: [{ apiVersion: 'v1', kind: 'Namespace', ... }] })`",
        manifests:
          'give the manifests of the Namespaces, too; of a cluster, `kubectl get namespaces -o json` prints them',
      },
    },
  ];
}

export const namespaceLabelsUnknown: Rule = {
  code: 'NP405',
  id: 'namespace-labels-unknown',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A peer asks for labels of namespaces, and nobody says which labels the namespaces of this app have.',
  why: 'verdicts take such a namespace to have its name label alone; if it has the others too, more is open than they say',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespaces({ team: 'payments' })).to(api).on(8080);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new Elsewhere(shop, 'namespaces', {
  manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'shop' } } }],
});
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespaces({ team: 'payments' })).to(api).on(8080);`,
  check,
};
