import { peersMentionedOnce } from '../../mentioned-peers';
import type { Rule } from '../../rule';
import { selectorText } from '../../selector-text';

export const spoofablePeer: Rule = {
  code: 'NP413',
  id: 'spoofable-peer',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A peer knows pods of all namespaces by their labels alone.',
  why: 'whoever may create a pod in any namespace of the cluster gives it these labels, and passes for the one meant',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { metrics: 9090 } });
allow(allNamespaces().pods({ app: 'prometheus' })).to(api).on('metrics');`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { metrics: 9090 } });
allow(namespace('monitoring').pods({ app: 'prometheus' })).to(api).on('metrics');`,
  check: (context) =>
    peersMentionedOnce(context).flatMap(({ namespaces, pods, direction, who, place }) => {
      if (namespaces.requirements.length > 0 || !pods || pods.requirements.length === 0) return [];
      const labels = selectorText(pods);
      return [
        {
          headline: `${who} ${direction === 'ingress' ? 'lets in' : 'leads to'} any pod of the cluster that is labelled \`${labels}\``,
          where: place('namespaceSelector'),
          found: `\`${labels}\` in all namespaces`,
          expected: 'the namespace of the pods that are meant',
          help: 'name the namespace, in the same item of the list: `kubernetes.io/metadata.name`',
        },
      ];
    }),
};
