import type { PodsPeer, Policy } from '../../../model/policy';
import { EVERYTHING, selectorKey } from '../../../model/selector';
import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import { looksForApiServer } from '../../api-server-peer';
import { namespaceOfName } from '../../known-elsewhere';
import { mayMatchUnknownNamespace, namespacesWithPods } from '../../known-namespaces';
import { isLeftToInjection } from '../../left-to-injection';
import { fieldOf, matchesSomePod, podsMatchedBy, podsPeersOf, somePodsPeer, subjectsWithoutPods } from '../../matching';
import { MissingPods } from '../../missing-pods';
import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { splitPeersOf } from '../../split-peers';

/** The selectors that `policy-selects-nothing` reports already: the same slip of the pen is one finding. */
function reportedAsSubject({ world, policies }: LintContext): ReadonlySet<string> {
  return new Set(
    policies
      .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
      .flatMap((judged) =>
        subjectsWithoutPods(world, judged).map((subject) => `${judged.policy.namespace} ${selectorKey(subject)}`),
      ),
  );
}

/** The one namespace that a peer is about, if it names one. */
function namespaceOf(namespaces: Parameters<typeof selectorKey>[0] | undefined, own: string): string | undefined {
  if (!namespaces) return own;
  const [only, ...others] = namespaces.requirements;
  const named = only?.key === NAMESPACE_NAME_LABEL && only.operator === 'In' && only.values.length === 1;
  return named && others.length === 0 ? only.values[0] : undefined;
}

const WHY = 'the rule would open nothing: whoever was meant stays closed out';

function check(context: LintContext): Found[] {
  const { world, policies } = context;
  const known = namespacesWithPods(world);
  // Looked up for the first such peer: most apps have none.
  let reported: ReadonlySet<string> | undefined;
  let missing: MissingPods | undefined;
  const matchesNothing = (policy: Policy, peer: PodsPeer): boolean =>
    (peer.pods ?? EVERYTHING).requirements.length > 0 &&
    !matchesSomePod(world, policy, peer) &&
    !isLeftToInjection(peer.pods, (pods) => podsMatchedBy(world, policy, { ...peer, pods }));
  return policies
    .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
    .filter(({ policy }) => somePodsPeer(policy, (peer) => matchesNothing(policy, peer)))
    .flatMap(({ policy, place, writtenBy }) => {
      // The rule `and-or-confusion` speaks of half a peer, and of what it is half of.
      const halves = new Set<PodsPeer>(
        writtenBy === 'person' ? splitPeersOf(world, policy).map(({ pods }) => pods) : [],
      );
      return podsPeersOf(policy).flatMap((placed): Found[] => {
        const { peer } = placed;
        const { pods = EVERYTHING } = peer;
        if (!matchesNothing(policy, peer) || halves.has(peer) || looksForApiServer(policy, placed)) return [];
        const namespaces = peer.namespaces ?? namespaceOfName(policy.namespace);
        if (mayMatchUnknownNamespace(namespaces, known)) return [];
        const namespace = namespaceOf(peer.namespaces, policy.namespace) ?? selectorText(namespaces);
        reported ??= reportedAsSubject(context);
        if (reported.has(`${namespace} ${selectorKey(pods)}`)) return [];
        missing ??= new MissingPods(context);
        const absence = missing.absenceOf(namespaces, pods, 'peer', WHY);
        if (!absence) return [];
        const name = `\`${policy.namespace}/${policy.name}\``;
        return [
          {
            ...absence,
            headline: `a peer of ${name} matches no pods`,
            where: place(`${fieldOf(placed)}.podSelector`),
            found: `\`${selectorText(pods)}\` in \`${namespace}\``,
            expected: `labels of a workload in \`${namespace}\``,
            together: {
              key: `${selectorKey(namespaces)} ${selectorKey(pods)}`,
              name,
              said: 'policies have a peer that matches no pods',
            },
          },
        ];
      });
    });
}

export const peerMatchesNothing: Rule = {
  code: 'NP401',
  id: 'peer-matches-nothing',
  severity: 'error',
  otherwise: { severity: 'warning', where: 'no label of a known pod is nearly the same' },
  scope: 'cluster',
  summary: 'A peer matches none of the pods that the app knows in its namespace.',
  why: WHY,
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
for (const name of ['web', 'api']) new Workload(shop, name, { labels: { app: name } });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'wbe' } } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
allow(web).to(api).on(8080);`,
  check,
};
