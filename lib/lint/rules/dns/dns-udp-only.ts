import type { Policy, Rule as PolicyRule } from '../../../model/policy';
import type { NumberedPorts, RulePort } from '../../../model/port';
import { isolatingPolicies } from '../../../reachability/questions';
import { BySelectorIn } from '../../by-selector';
import type { JudgedPolicy, LintContext } from '../../context';
import { fieldOfRule, subjectsOf } from '../../matching';
import { failingLookups } from '../../name-lookups';
import { onceALine } from '../../once-a-line';
import type { Found, Rule } from '../../rule';
import { opensPort, rulePortsText } from '../../rule-ports';

const DNS_TCP: NumberedPorts = { kind: 'numbers', protocol: 'TCP', first: 53, last: 53 };

function opensTcp({ ports }: PolicyRule): boolean {
  return (
    opensPort(ports, DNS_TCP) ||
    (ports !== 'any' && ports.some((port) => port.kind === 'name' && port.protocol === 'TCP'))
  );
}

function isDnsOnUdp(port: RulePort): boolean {
  return port.kind === 'numbers' && port.protocol === 'UDP' && port.first === port.last && port.first === DNS_TCP.first;
}

/** The rule of a policy that names the port of DNS on UDP; one that opens many ports is about something else. */
function udpRule({ policy }: JudgedPolicy): number {
  return policy.egress.findIndex(({ ports }) => ports !== 'any' && ports.some(isDnsOnUdp));
}

function policiesOpeningTcp({ policies }: LintContext): BySelectorIn<Policy> {
  const opening = new BySelectorIn<Policy>();
  for (const { policy } of policies) {
    if (policy.isolates.egress && policy.egress.some(opensTcp)) opening.add(policy.namespace, policy.selector, policy);
  }
  return opening;
}

/** Policies that open UDP to pods of which none is known to look up names, and of which no other policy opens TCP. */
function untriedPolicies(context: LintContext, candidates: readonly JudgedPolicy[]): readonly JudgedPolicy[] {
  const { world, workloads } = context;
  if (candidates.length === 0) return [];
  const judgedPods = new Map(workloads.map((one) => [one.workload, one]));
  const openingTcp = policiesOpeningTcp(context);
  return candidates.filter(
    ({ policy, writtenBy }) =>
      writtenBy !== 'statement' &&
      !policy.egress.some(opensTcp) &&
      !subjectsOf(world, policy).some((workload) => judgedPods.get(workload)?.needsDns) &&
      openingTcp.about(policy.namespace, policy.selector).length === 0,
  );
}

/** The policies because of which known pods are answered over UDP and not over TCP. */
function failingPolicies(context: LintContext, candidates: readonly JudgedPolicy[]): readonly JudgedPolicy[] {
  const failing = failingLookups(context).filter(({ failure }) => failure.kind === 'no-long-answer');
  if (failing.length === 0) return [];
  const naming = new Set(candidates.map(({ policy }) => policy));
  const blamed = new Set<Policy>();
  for (const { judged } of failing) {
    const policies = isolatingPolicies(context.world, judged.workload, 'egress').map(({ policy }) => policy);
    // Where no policy names the port of DNS, some rule opens more than that: the first one answers for it.
    const cause = policies.find((policy) => naming.has(policy)) ?? policies.find(({ egress }) => egress.length > 0);
    if (cause) blamed.add(cause);
  }
  return context.policies.filter(({ policy }) => blamed.has(policy));
}

function check(context: LintContext): Found[] {
  const candidates = context.policies.filter((judged) => judged.policy.isolates.egress && udpRule(judged) >= 0);
  const policies = [...new Set([...untriedPolicies(context, candidates), ...failingPolicies(context, candidates)])];
  const findings = policies.map((judged): Found => {
    const { policy, place } = judged;
    const index = Math.max(0, udpRule(judged));
    return {
      headline: `\`${policy.namespace}/${policy.name}\` opens DNS on UDP alone`,
      where: place(`${fieldOfRule({ direction: 'egress', index })}.ports`),
      found: rulePortsText(policy.egress[index]?.ports ?? 'any'),
      expected: 'the ports of DNS on UDP and on TCP',
      help: {
        app: "open TCP, too, or say `new AllowDns(chart, 'allow-dns')`, which opens both",
        manifests: 'add the same port with `protocol: TCP` to the ports of the rule',
      },
    };
  });
  return onceALine(findings);
}

export const dnsUdpOnly: Rule = {
  code: 'NP317',
  id: 'dns-udp-only',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy opens DNS on UDP and not on TCP.',
  why: 'an answer that is too long for UDP is asked for again over TCP (RFC 7766): some names are never found, and it hangs',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'dns', {
  metadata: { name: 'dns' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
        ports: [{ protocol: 'UDP', port: 53 }],
      },
    ],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'dns', {
  metadata: { name: 'dns' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
        ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
      },
    ],
  },
});`,
  check,
};
