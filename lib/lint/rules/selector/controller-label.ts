import type { Rule } from '../../rule';
import { selectorText } from '../../selector-text';
import { aboutControllers } from '../../unstable-labels';
import { writtenSelectors } from '../../written-selectors';

export const controllerLabel: Rule = {
  code: 'NP417',
  id: 'controller-label',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A selector asks for a value that a controller chooses anew for each revision.',
  why: 'the next rollout gives its pods another value, and the policy leaves them alone or shuts them out',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { pods: { app: 'web', 'pod-template-hash': '7d4b9c' }, direction: 'ingress' });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { pods: { app: 'web' }, direction: 'ingress' });`,
  check: (context) =>
    writtenSelectors(context).flatMap(({ selector, text, place }) => {
      const requirements = aboutControllers(selector);
      if (requirements.length === 0) return [];
      return [
        {
          headline: `a selector of \`${text}\` holds for one revision only`,
          where: place(),
          found: `\`${selectorText({ requirements })}\``,
          expected: 'labels of the pod template',
          help: 'leave the label out, and select by those that the template has',
        },
      ];
    }),
};
