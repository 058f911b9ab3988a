import type { Policy } from '../../../model/policy';
import { BySelectorIn } from '../../by-selector';
import type { JudgedPolicy, LintContext } from '../../context';
import { handwritten } from '../../handwritten';
import type { Found, Rule } from '../../rule';

/** Whether a policy isolates for ingress for no other reason than that it does not say which directions it is about. */
function isolatesUnasked({ policy, spelling }: JudgedPolicy): boolean {
  const isAboutEgress = policy.egress.length > 0 && policy.ingress.length === 0 && policy.isolates.ingress;
  return isAboutEgress && spelling()?.namesTypes === false;
}

/** An empty list of egress rules counts for nothing where `policyTypes` is left out: pods are not isolated for egress. */
function leavingEgressOpen(context: LintContext): Found[] {
  const unclosed = handwritten(context)
    .filter(({ policy, spelling }) => !policy.isolates.egress && spelling()?.namesTypes === false)
    .filter(({ spelling }) => spelling()?.writesNoEgress);
  if (unclosed.length === 0) return [];
  const closed = new BySelectorIn<Policy>();
  for (const { policy } of context.policies) {
    if (policy.isolates.egress) closed.add(policy.namespace, policy.selector, policy);
  }
  return unclosed
    .filter(({ policy }) => closed.about(policy.namespace, policy.selector).length === 0)
    .map(({ policy, place }) => ({
      headline: `\`${policy.namespace}/${policy.name}\` has an empty list of egress rules, and does not close egress`,
      where: place('spec.policyTypes'),
      found: '`egress: []` and no `policyTypes`, which the API server takes for `[Ingress]`',
      expected: '`policyTypes`, with `Egress` among them',
      why: 'without `policyTypes` a policy is about egress only if it has egress rules: these pods may call anyone',
      help: 'write `policyTypes`, with just the directions that are meant',
    }));
}

export const inferredPolicyTypes: Rule = {
  code: 'NP421',
  id: 'inferred-policy-types',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy leaves out `policyTypes`, and so cuts off ingress as well, or leaves egress open.',
  why: 'without `policyTypes` every policy is about ingress, whatever it holds: nobody reaches these pods any more',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'web-egress', {
  metadata: { name: 'web-egress' },
  spec: {
    podSelector: { matchLabels: { app: 'web' } },
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'web-egress', {
  metadata: { name: 'web-egress' },
  spec: {
    podSelector: { matchLabels: { app: 'web' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  },
});`,
  check: (context) => {
    const open = leavingEgressOpen(context);
    const unasked = handwritten(context).filter(isolatesUnasked);
    if (unasked.length === 0) return open;
    const those = new Set(unasked.map(({ policy }) => policy));
    const asked = new BySelectorIn<Policy>();
    for (const { policy } of context.policies) {
      if (policy.isolates.ingress && !those.has(policy)) asked.add(policy.namespace, policy.selector, policy);
    }
    return [
      ...open,
      ...unasked
        // Where another policy isolates the same pods anyway, nothing hangs on it.
        .filter(({ policy }) => asked.about(policy.namespace, policy.selector).length === 0)
        .map(({ policy, place }) => ({
          headline: `\`${policy.namespace}/${policy.name}\` has egress rules only, and isolates its pods for ingress, too`,
          where: place('spec.policyTypes'),
          found: 'no `policyTypes`, which the API server takes for `[Ingress, Egress]`',
          expected: '`policyTypes: [Egress]`',
          help: 'write `policyTypes`, with just the directions that are meant',
        })),
    ];
  },
};
