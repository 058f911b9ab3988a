import { adjoined } from '../../../model/rule-ports';
import { FIRST_PORT, LAST_PORT } from '../../../model/port';
import type { JudgedPolicy, LintContext } from '../../context';
import { rulesAgainstName } from '../../deny-name';
import { wideDnsRules } from '../../dns-rules';
import { fieldOfRule, rulesOf, type PlacedRule } from '../../matching';
import { isOwnNamespace } from '../../own-namespace';
import { peersText } from '../../peers-text';
import type { Found, Rule } from '../../rule';
import { rulePortsText, type PortsOfRule } from '../../rule-ports';
import { isSaidByStatement } from '../../said-by-statement';

/** Whether a rule opens all ports of some protocol. */
function areAll(ports: PortsOfRule): boolean {
  if (ports === 'any') return true;
  return adjoined(ports).some(
    (port) => port.kind === 'numbers' && port.first === FIRST_PORT && port.last === LAST_PORT,
  );
}

/**
 * A rule for everyone is open to more than ports, a zone in which all pods talk is about pods, and what listens at addresses
 * outside is for others to say.
 */
function opensPodsOnAll({ rule: { peers, ports }, direction }: PlacedRule): boolean {
  if (!areAll(ports) || peers === 'any' || peers.every(isOwnNamespace)) return false;
  return direction === 'ingress' || peers.some(({ kind }) => kind === 'pods');
}

function check(context: LintContext): Found[] {
  return context.policies.flatMap((judged: JudgedPolicy): Found[] => {
    const { policy, writtenBy, spelling, place } = judged;
    const wide = writtenBy === 'person' ? rulesOf(policy).filter(opensPodsOnAll) : [];
    if (wide.length === 0 || isSaidByStatement(judged)) return [];
    // Other rules have said of these what is wrong with them.
    const said = new Set([...rulesAgainstName(judged), ...wideDnsRules(context, judged)].map(({ rule }) => rule));
    const empty = spelling()?.emptyLists ?? [];
    return wide
      .filter((placed) => !said.has(placed.rule) && !empty.includes(`${fieldOfRule(placed)}.ports`))
      .map((placed) => {
        const { direction, rule } = placed;
        const ports = rule.ports === 'any' ? 'all ports' : `all ports of ${rulePortsText(adjoined(rule.ports))}`;
        return {
          headline: `\`${policy.namespace}/${policy.name}\` opens ${ports} ${direction === 'ingress' ? 'from' : 'to'} ${peersText(rule.peers)}`,
          where: place(fieldOfRule(placed)),
          found: rule.ports === 'any' ? 'a rule without `ports`' : 'an entry of `ports` without a port',
          expected: 'the ports on which the pods are called',
          help: {
            app: 'write the ports; `allow(...).to(...).onAllPorts()` says that all of them are meant',
            manifests: 'write the ports, or acknowledge it with the reason for which all of them are meant',
          },
        };
      });
  });
}

export const allPorts: Rule = {
  code: 'NP427',
  id: 'all-ports',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule of a policy written by hand names its peers, and opens every port to them.',
  why: 'whatever listens in the pods is open, now and later: ports for debugging, for metrics and for administrators',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'api-from-web', {
  metadata: { name: 'api-from-web' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  check,
};
