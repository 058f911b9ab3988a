import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import { peersMentionedOnce } from '../../mentioned-peers';
import { misnamedNamespaces } from '../../misnamed-namespace';
import type { Rule } from '../../rule';

export const undeclaredNamespaceLabel: Rule = {
  code: 'NP414',
  id: 'undeclared-namespace-label',
  severity: 'warning',
  otherwise: { severity: 'error', where: 'all labels of the namespace are known' },
  scope: 'cluster',
  summary: 'A peer asks a label for the name of a namespace, and nobody declares that the namespace has it.',
  why: 'the only label that a namespace has by itself is `kubernetes.io/metadata.name`: without the other nothing matches',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'dns', {
  metadata: { name: 'dns' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { name: 'kube-system' } } }],
        ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
      },
    ],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'dns', {
  metadata: { name: 'dns' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
        ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
      },
    ],
  },
});`,
  check: (context) => {
    const misnamed = misnamedNamespaces(context);
    return peersMentionedOnce(context).flatMap(({ namespaces, writtenBy, who, place }) => {
      const found = misnamed(namespaces);
      if (!found) return [];
      const { key, name, isDeclared } = found;
      return [
        {
          // All labels of the namespace are known, so the peer surely matches none of its pods.
          severity: isDeclared && writtenBy !== 'elsewhere' ? 'error' : 'warning',
          headline: `${who} looks for the namespace \`${name}\` by a label that it is not known to have`,
          where: place('namespaceSelector'),
          found: `\`${key}=${name}\``,
          expected: `\`${NAMESPACE_NAME_LABEL}=${name}\``,
          help: `write \`${NAMESPACE_NAME_LABEL}\`, which the API server sets, or declare the Namespace with its labels`,
        },
      ];
    });
  },
};
