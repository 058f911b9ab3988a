import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import type { Selector } from '../../../model/selector';
import { podsSelected } from '../../../reachability/questions';
import { areApiServerPorts, namesApiServer } from '../../api-server-peer';
import type { LintContext } from '../../context';
import { mentionedPeers, type MentionedPeer } from '../../mentioned-peers';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

function namesDefault({ requirements: [only, ...others] }: Selector): boolean {
  const isNamed = only?.key === NAMESPACE_NAME_LABEL && only.operator === 'In' && only.values.length === 1;
  return isNamed && others.length === 0 && only.values[0] === 'default';
}

/** Where pods are known that the peer selects, they may be meant; others look at what is selected there. */
function selectsKnownPods({ world }: LintContext, { namespaces, pods }: MentionedPeer): boolean {
  return podsSelected(world, namespaces, namesApiServer(pods) ? pods : undefined).length > 0;
}

export const kubeApiBySelector: Rule = {
  code: 'NP415',
  id: 'kube-api-by-selector',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A peer looks for the API server among the pods of a namespace.',
  why: 'the Service `kubernetes` leads to addresses of the control plane, which no selector matches: calls to it time out',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'kube-api', {
  metadata: { name: 'kube-api' },
  spec: {
    podSelector: { matchLabels: { app: 'operator' } },
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } } }],
        ports: [{ protocol: 'TCP', port: 443 }],
      },
    ],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'kube-api', {
  metadata: { name: 'kube-api' },
  spec: {
    podSelector: { matchLabels: { app: 'operator' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '198.51.100.0/28' } }], ports: [{ protocol: 'TCP', port: 6443 }] }],
  },
});`,
  check: (context) =>
    mentionedPeers(context)
      .filter(({ direction, ports }) => direction === 'egress' && areApiServerPorts(ports))
      .filter(
        ({ namespaces, pods }) => namesApiServer(pods) || (namesDefault(namespaces) && !pods?.requirements.length),
      )
      .filter((peer) => !selectsKnownPods(context, peer))
      .map(({ text, ports, who, place }) => ({
        headline: `${who} looks for the API server among pods`,
        where: place(),
        found: `\`${text}\` on ${rulePortsText(ports)}`,
        expected: 'the addresses on which the API server listens',
        help: {
          app: "say `new AllowKubeApi(chart, 'kube-api', { from })`, with the addresses of the cluster's profile",
          manifests:
            'write an ipBlock with its addresses (`kubectl get endpointslices kubernetes`) and its port, often 6443',
        },
      })),
};
