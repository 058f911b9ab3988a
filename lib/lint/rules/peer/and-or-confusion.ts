import { handwritten } from '../../handwritten';
import { fieldOf } from '../../matching';
import type { Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { splitPeersOf } from '../../split-peers';

export const andOrConfusion: Rule = {
  code: 'NP412',
  id: 'and-or-confusion',
  severity: 'warning',
  otherwise: { severity: 'error', where: 'the pods are known not to be in the namespace of the policy' },
  scope: 'cluster',
  summary: 'Two peers stand side by side, one with namespaces only and one with pods only, that look like one peer.',
  why: 'the items of a list are alternatives: every pod of those namespaces matches, and every such pod of the own one',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } } },
          { podSelector: { matchLabels: { app: 'web' } } },
        ],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
            podSelector: { matchLabels: { app: 'web' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ],
  },
});`,
  check: (context) =>
    handwritten(context).flatMap(({ policy, writtenBy, place }) =>
      splitPeersOf(context.world, policy).map(({ namespaces, pods, namespacesAt, podsAt, isIdle, ...rule }) => {
        const [inNamespaces, ofPods] = [selectorText(namespaces.namespaces), selectorText(pods.pods)];
        return {
          // That nothing matches the one half leaves no doubt about the other.
          severity: isIdle && writtenBy === 'person' ? 'error' : 'warning',
          headline: `\`${policy.namespace}/${policy.name}\` matches all pods of the namespaces \`${inNamespaces}\`, not only \`${ofPods}\``,
          where: place(fieldOf({ ...rule, index: podsAt })),
          found: `items ${Math.min(namespacesAt, podsAt)} and ${Math.max(namespacesAt, podsAt)} of one list, a namespaceSelector and a podSelector`,
          expected: 'both selectors in one item, or two rules',
          help: 'write both selectors under one dash; where either is meant, give each a rule of its own',
        };
      }),
    ),
};
