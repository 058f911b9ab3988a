import type { PodsPeer, Policy } from '../../../model/policy';
import { EVERYTHING, selectorKey, selectorOfLabels } from '../../../model/selector';
import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import { mayMatchUnknownNamespace, namespacesWithPods } from '../../known-namespaces';
import { fieldOf, podsMatchedBy, podsOfSubject, podsPeersOf, somePodsPeer } from '../../matching';
import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { suggestionFor } from '../../suggestion';

/** The selectors that `policy-selects-nothing` reports already: the same slip of the pen is one finding. */
function reportedAsSubject({ world, policies }: LintContext): ReadonlySet<string> {
  return new Set(
    policies
      .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
      .filter((judged) => podsOfSubject(world, judged).length === 0)
      .map(({ policy, subject = policy.selector }) => `${policy.namespace} ${selectorKey(subject)}`),
  );
}

/** The one namespace that a peer is about, if it names one. */
function namespaceOf(namespaces: Parameters<typeof selectorKey>[0] | undefined, own: string): string | undefined {
  if (!namespaces) return own;
  const [only, ...others] = namespaces.requirements;
  const named = only?.key === NAMESPACE_NAME_LABEL && only.operator === 'In' && only.values.length === 1;
  return named && others.length === 0 ? only.values[0] : undefined;
}

function check(context: LintContext): Found[] {
  const { world, policies } = context;
  const known = namespacesWithPods(world);
  // Looked up for the first such peer: most apps have none.
  let reported: ReadonlySet<string> | undefined;
  const matchesNothing = (policy: Policy, peer: PodsPeer): boolean =>
    (peer.pods ?? EVERYTHING).requirements.length > 0 && podsMatchedBy(world, policy, peer).length === 0;
  return policies
    .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
    .filter(({ policy }) => somePodsPeer(policy, (peer) => matchesNothing(policy, peer)))
    .flatMap(({ policy, place }) =>
      podsPeersOf(policy).flatMap((placed): Found[] => {
        const { peer } = placed;
        const { pods = EVERYTHING } = peer;
        if (!matchesNothing(policy, peer)) return [];
        const namespaces = peer.namespaces ?? selectorOfLabels({ [NAMESPACE_NAME_LABEL]: policy.namespace });
        if (mayMatchUnknownNamespace(namespaces, known)) return [];
        const namespace = namespaceOf(peer.namespaces, policy.namespace) ?? policy.namespace;
        reported ??= reportedAsSubject(context);
        if (reported.has(`${namespace} ${selectorKey(pods)}`)) return [];
        return [
          {
            headline: `a peer of \`${policy.namespace}/${policy.name}\` matches no pods`,
            where: place(`${fieldOf(placed)}.podSelector`),
            found: `\`${selectorText(pods)}\` in \`${namespace}\``,
            expected: `labels of a workload in \`${namespace}\``,
            help:
              suggestionFor(pods, namespace, world.cluster.workloads) ??
              'correct the labels, or declare the pods: `new Workload(chart, id, { labels })`',
          },
        ];
      }),
    );
}

export const peerMatchesNothing: Rule = {
  code: 'NP401',
  id: 'peer-matches-nothing',
  severity: 'error',
  scope: 'cluster',
  summary: 'A peer matches none of the pods that the app knows in its namespace.',
  why: 'the rule would open nothing: whoever was meant stays closed out',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
new Workload(front, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
const web = new Workload(front, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
allow(web).to(api).on(8080);`,
  check,
};
