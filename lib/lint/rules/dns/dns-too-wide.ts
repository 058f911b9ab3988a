import { wideDnsRules } from '../../dns-rules';
import { fieldOf, fieldOfRule } from '../../matching';
import { peersText } from '../../peers-text';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

export const dnsTooWide: Rule = {
  code: 'NP432',
  id: 'dns-too-wide',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule for DNS opens every port of the resolvers, or DNS to anybody.',
  why: 'whoever answers, wherever that is, gets the queries, and what a pod that was taken over writes into them',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'dns', {
  metadata: { name: 'dns' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }] }],
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
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
            podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
          },
        ],
        ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
      },
    ],
  },
});`,
  check: (context) =>
    context.policies.flatMap((judged) =>
      wideDnsRules(context, judged).map(({ rule, direction, index, wide, at }) => {
        const { policy, place } = judged;
        const what = wide === 'ports' ? 'opens every port of the pods that resolve names' : 'opens DNS to anybody';
        const peer = rule.peers === 'any' ? undefined : rule.peers[at];
        return {
          headline: `\`${policy.namespace}/${policy.name}\` ${what}`,
          where: place(
            wide === 'ports' ? fieldOfRule({ direction, index }) : fieldOf({ direction, rule: index, index: at }),
          ),
          found: `${rulePortsText(rule.ports)} to ${peersText(peer ? [peer] : 'any')}`,
          expected: 'UDP and TCP on the port of DNS, to the pods that resolve names',
          ...(wide === 'ports' && {
            why: 'beside DNS, these pods have ports for metrics and for health, and whatever comes',
          }),
          help: {
            app: "say `new AllowDns(chart, 'allow-dns')`, which opens what the cluster has",
            manifests:
              wide === 'ports'
                ? 'write `ports`: UDP and TCP, with the port on which the pods listen'
                : 'name the namespace and the labels of the pods that resolve names, in one item of `to`',
          },
        };
      }),
    ),
};
