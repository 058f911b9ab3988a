import { selectorKey, type Selector } from '../../../model/selector';
import { podsSelectedIn } from '../../../reachability/questions';
import type { LintContext } from '../../context';
import { namespaceOfName } from '../../known-elsewhere';
import { namespacesWithPods } from '../../known-namespaces';
import { isLeftToInjection } from '../../left-to-injection';
import { subjectsWithoutPods } from '../../matching';
import { MissingPods } from '../../missing-pods';
import type { Found, Rule } from '../../rule';
import { selectorText } from '../../selector-text';

const WHY = 'the policy would protect nothing and open nothing, while looking as if it did';

function check(context: LintContext): Found[] {
  const { world, policies } = context;
  const known = namespacesWithPods(world);
  // Needed for the first such policy: most apps have none.
  let missing: MissingPods | undefined;
  return (
    policies
      .filter(({ policy, writtenBy }) => writtenBy !== 'elsewhere' && known.has(policy.namespace))
      .filter(({ policy }) => policy.selector.requirements.length > 0)
      // A part that a deny leaves of an end may be empty today; it is a slip only if the end itself has no pods.
      .flatMap((judged): Found[] => {
        const {
          policy: { namespace, name },
          place,
        } = judged;
        const podsOf = (pods: Selector) => podsSelectedIn(world, namespace, pods);
        const [empty] = subjectsWithoutPods(world, judged).filter((subject) => !isLeftToInjection(subject, podsOf));
        if (!empty) return [];
        missing ??= new MissingPods(context);
        const absence = missing.absenceOf(namespaceOfName(namespace), empty, 'policy', WHY);
        if (!absence) return [];
        return [
          {
            ...absence,
            headline: `\`${namespace}/${name}\` selects no pods`,
            where: place('spec.podSelector'),
            found: `\`${selectorText(empty)}\``,
            expected: `labels of a workload in \`${namespace}\``,
            together: {
              key: `${namespace} ${selectorKey(empty)}`,
              name: `\`${namespace}/${name}\``,
              said: 'policies select no pods',
            },
          },
        ];
      })
  );
}

export const policySelectsNothing: Rule = {
  code: 'NP402',
  id: 'policy-selects-nothing',
  severity: 'error',
  otherwise: { severity: 'warning', where: 'no label of a known pod is nearly the same' },
  scope: 'cluster',
  summary: 'The podSelector of a policy selects none of the pods that the app knows in its namespace.',
  why: WHY,
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'cart', { labels: { app: 'cart' } });
new DefaultDeny(shop, 'deny', { pods: { app: 'carts' }, direction: 'ingress' });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'cart', { labels: { app: 'cart' } });
new DefaultDeny(shop, 'deny', { pods: { app: 'cart' }, direction: 'ingress' });`,
  check,
};
