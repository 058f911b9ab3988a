import { handwritten } from '../../handwritten';
import type { Rule } from '../../rule';

const EVERYTHING: Readonly<Record<string, string>> = {
  from: 'everyone, inside the cluster and outside',
  to: 'everyone, inside the cluster and outside',
  ports: 'every port of every protocol',
};

export const emptyListMeansAll: Rule = {
  code: 'NP422',
  id: 'empty-list-means-all',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule holds an empty list of peers or ports, or none where one is written, which means all of them.',
  why: 'inside a rule a list that is empty restricts nothing: the rule opens what it seems to close',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api', {
  metadata: { name: 'api' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api', {
  metadata: { name: 'api' },
  spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'], ingress: [] },
});`,
  check: (context) =>
    handwritten(context).flatMap(({ policy, spelling, place }) => {
      const { emptyLists = [], nulls = [] } = spelling() ?? {};
      const written = [...emptyLists.map((field) => [field, '[]']), ...nulls.map((field) => [field, 'null'])] as const;
      return written.map(([field = '', value = '']) => {
        const list = field.slice(field.lastIndexOf('.') + 1);
        const meaning = EVERYTHING[list] ?? 'every port, and everyone, inside the cluster and outside';
        const what =
          value === '[]' ? 'an empty list' : list in EVERYTHING ? 'a list without value' : 'a rule without value';
        return {
          headline: `${what} of \`${policy.namespace}/${policy.name}\` means all`,
          where: place(field),
          found: `\`${list in EVERYTHING ? list : field}: ${value}\`, which means ${meaning}`,
          expected: 'what is meant, item by item',
          help: 'to open nothing leave out the rule; to open all leave out the list',
        };
      });
    }),
};
