import { onceALine } from '../../once-a-line';
import type { Found, Rule } from '../../rule';
import { keysOfPods, misspeltKey } from '../../well-known-keys';
import { writtenSelectors } from '../../written-selectors';

export const misspeltLabelKey: Rule = {
  code: 'NP447',
  id: 'misspelt-label-key',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A selector asks for a label whose key is nearly one that Kubernetes recommends, and no known pod has it.',
  why: 'no pod has a label of that key, unless somebody has misspelt it there, too: nothing is selected',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { pods: { 'app.kubernets.io/name': 'web' }, direction: 'ingress' });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { pods: { 'app.kubernetes.io/name': 'web' }, direction: 'ingress' });`,
  check: (context) => {
    const keysKnown = keysOfPods(context.world.cluster.workloads);
    const findings = writtenSelectors(context).flatMap(({ selector, text, place }): Found[] => {
      const misspelt = misspeltKey(selector, keysKnown);
      if (!misspelt) return [];
      const { key, meant } = misspelt;
      return [
        {
          headline: `a selector of \`${text}\` asks for the label \`${key}\`, which no known pod has`,
          where: place(),
          found: `\`${key}\``,
          expected: `\`${meant}\``,
          help: `did you mean the label \`${meant}\`?`,
        },
      ];
    });
    return onceALine(findings);
  },
};
