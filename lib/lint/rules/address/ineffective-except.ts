import { formatCidr } from '../../../sets/cidr';
import { fieldOf, fieldOfRule } from '../../matching';
import { reopenedExceptions } from '../../reopened-exceptions';
import type { Rule } from '../../rule';
import { rulePortsText } from '../../rule-ports';

export const ineffectiveExcept: Rule = {
  code: 'NP313',
  id: 'ineffective-except',
  severity: 'error',
  otherwise: { severity: 'warning', where: 'something is left of what is excepted, or others installed it' },
  scope: 'cluster',
  summary: 'A block excepts addresses that another rule opens to the same pods.',
  why: 'an exception takes away from its own block and denies nothing: what any other rule opens stays open',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const internet = (except) => ({ to: [{ ipBlock: { cidr: '0.0.0.0/0', ...except } }], ports: [{ protocol: 'TCP', port: 443 }] });
new NetworkPolicy(shop, 'api-egress', {
  metadata: { name: 'api-egress' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [internet({ except: ['169.254.0.0/16'] })],
  },
});
new NetworkPolicy(shop, 'all-https', {
  metadata: { name: 'all-https' },
  spec: { podSelector: {}, policyTypes: ['Egress'], egress: [internet()] },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const internet = (except) => ({ to: [{ ipBlock: { cidr: '0.0.0.0/0', ...except } }], ports: [{ protocol: 'TCP', port: 443 }] });
new NetworkPolicy(shop, 'all-https', {
  metadata: { name: 'all-https' },
  spec: { podSelector: {}, policyTypes: ['Egress'], egress: [internet({ except: ['169.254.0.0/16'] })] },
});`,
  check: (context) =>
    reopenedExceptions(context).map(({ judged, placed, ranges, opener, isUndone }) => {
      const { policy } = opener.judged;
      const blocks = ranges.map((range) => `\`${formatCidr(range)}\``).join(', ');
      return {
        // Someone may rely on what is left of it, and nobody here can change what others installed.
        severity: isUndone && judged.writtenBy !== 'elsewhere' ? 'error' : 'warning',
        headline: `${blocks} is excepted, and open all the same`,
        where: judged.place(`${fieldOf(placed)}.ipBlock.except`),
        found: `\`${policy.namespace}/${policy.name}\` opens ${rulePortsText(opener.rule.ports)} there (${fieldOfRule(opener)})`,
        expected: 'no other rule that opens these addresses to the same pods',
        help: 'except them in the other rule, too, or leave the exception out',
      };
    }),
};
