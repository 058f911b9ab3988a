import { podsSelectedIn } from '../../../reachability/questions';
import type { LintContext } from '../../context';
import { isLeftToInjection } from '../../left-to-injection';
import { fieldOf, podsMatchedBy, podsPeersOf } from '../../matching';
import type { Found, Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { isInjected } from '../../unstable-labels';

function check({ world, policies }: LintContext): Found[] {
  return policies.flatMap(({ policy, place }): Found[] => {
    const inNamespace = (selector: typeof policy.selector) => podsSelectedIn(world, policy.namespace, selector);
    const own = isLeftToInjection(policy.selector, inNamespace) ? [{ at: 'spec', selector: policy.selector }] : [];
    const peers = podsPeersOf(policy).flatMap((placed) => {
      const { peer } = placed;
      const isLeft = isLeftToInjection(peer.pods, (pods) => podsMatchedBy(world, policy, { ...peer, pods }));
      return isLeft && peer.pods ? [{ at: fieldOf(placed), selector: peer.pods }] : [];
    });
    return [...own, ...peers].map(({ at, selector }) => ({
      headline: `nobody can tell which pods a selector of \`${policy.namespace}/${policy.name}\` selects`,
      where: place(`${at}.podSelector`),
      found: `\`${selectorText({ requirements: selector.requirements.filter(isInjected) })}\``,
      expected: 'labels that are written down',
      help: {
        app: 'declare the pods with the label: `new Workload(chart, id, { labels })`; or select by a label of their template',
        manifests: 'select by a label that the template of the pods has',
      },
    }));
  });
}

export const injectedLabel: Rule = {
  code: 'NP418',
  id: 'injected-label',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A selector asks for a label that a mesh puts on pods when they are admitted, and nobody declares it.',
  why: 'no manifest has the label, so verdicts count the policy as one for no pods, whatever it does in the cluster',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'trainer', { labels: { app: 'trainer' } });
new NetworkPolicy(shop, 'trainer-ingress', {
  metadata: { name: 'trainer' },
  spec: {
    podSelector: { matchLabels: { 'service.istio.io/canonical-name': 'trainer' } },
    policyTypes: ['Ingress'],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'trainer', { labels: { app: 'trainer', 'service.istio.io/canonical-name': 'trainer' } });
new NetworkPolicy(shop, 'trainer-ingress', {
  metadata: { name: 'trainer' },
  spec: {
    podSelector: { matchLabels: { 'service.istio.io/canonical-name': 'trainer' } },
    policyTypes: ['Ingress'],
  },
});`,
  check,
};
