import { namespacesWithPods } from '../../known-namespaces';
import { podsOfSubject } from '../../matching';
import type { Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { suggestionFor } from '../../suggestion';

export const policySelectsNothing: Rule = {
  code: 'NP402',
  id: 'policy-selects-nothing',
  severity: 'error',
  scope: 'cluster',
  summary: 'The podSelector of a policy selects none of the pods that the app knows in its namespace.',
  why: 'the policy would protect nothing and open nothing, while looking as if it did',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'cart', { labels: { app: 'cart' } });
new DefaultDeny(shop, 'deny', { pods: { app: 'carts' }, direction: 'ingress' });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'cart', { labels: { app: 'cart' } });
new DefaultDeny(shop, 'deny', { pods: { app: 'cart' }, direction: 'ingress' });`,
  check: ({ world, policies }) => {
    const known = namespacesWithPods(world);
    return (
      policies
        .filter(({ policy, writtenBy }) => writtenBy !== 'elsewhere' && known.has(policy.namespace))
        .filter(({ policy }) => policy.selector.requirements.length > 0)
        // A part that a deny leaves of an end may be empty today; it is a slip only if the end itself has no pods.
        .filter((judged) => podsOfSubject(world, judged).length === 0)
        .map(({ policy, place }) => ({
          headline: `\`${policy.namespace}/${policy.name}\` selects no pods`,
          where: place('spec.podSelector'),
          found: `\`${selectorText(policy.selector)}\``,
          expected: `labels of a workload in \`${policy.namespace}\``,
          help:
            suggestionFor(policy.selector, policy.namespace, world.cluster.workloads) ??
            'correct the labels, or declare the pods: `new Workload(chart, id, { labels })`',
        }))
    );
  },
};
