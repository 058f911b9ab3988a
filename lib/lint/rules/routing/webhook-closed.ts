import type { Policy } from '../../../model/policy';
import type { NumberedPorts, Port } from '../../../model/port';
import { workloadId, type Workload } from '../../../model/workload';
import { podEnd, type End, type PortVerdict } from '../../../reachability';
import { findPorts, isolatingPolicies, strangersTo } from '../../../reachability/questions';
import { isAbout } from '../../closed-connections';
import type { LintContext } from '../../context';
import { endText } from '../../end-text';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { servicePortsOf, serviceTargetsIn } from '../../service-targets-in';
import { traceOf } from '../../trace';

/** Where the agents run through which managed control planes call: they are pods. */
const AGENTS = 'kube-system';

/** The port of a webhook's pods that nobody reaches who could be the API server, and one who was tried. */
interface Closed {
  readonly source: End;
  readonly verdict: PortVerdict;
}

/** Nobody knows the address of the API server, so a port counts as closed only if it is closed to every address. */
function closedPort({ world }: LintContext, pods: Workload, { protocol, number }: Port): Closed | undefined {
  const policies = isolatingPolicies(world, pods, 'ingress').map(({ policy }): Policy => policy);
  if (policies.length === 0) return undefined;
  const range: NumberedPorts = { kind: 'numbers', protocol, first: number, last: number };
  const everyone = strangersTo(world, [], { policies, ports: [range] });
  const destination = podEnd(pods);
  let first: Closed | undefined;
  for (const source of everyone.ends) {
    if (source.kind === 'pod' && source.workload.namespace !== AGENTS) continue;
    const ends = { source, destination };
    if (findPorts(everyone.world, ends, [range], ({ ingress }) => ingress !== 'denied')) return undefined;
    const verdict = findPorts(everyone.world, ends, [range], () => true);
    if (verdict && first?.source.kind !== 'address') first = { source, verdict };
  }
  return first;
}

/** Whether a statement opens the port of a Service in place of that of the pods: the mistake of another finding. */
function takesServicePort({ intents }: LintContext, pods: Workload, servicePorts: readonly Port[]): boolean {
  return intents.some(
    (intent) =>
      intent.to.workload === pods && intent.ports !== 'any' && servicePorts.some((port) => isAbout(intent, port)),
  );
}

function check(context: LintContext): Found[] {
  const { routing, nameOf } = context;
  if (routing.webhooks.length === 0) return [];
  const targets = serviceTargetsIn(context);
  const told = new Set<string>();
  return routing.webhooks.flatMap((webhook) =>
    [...targets.ofBackend(webhook.backend, 'name')].flatMap(([pods, ports]) =>
      ports.flatMap((port): Found[] => {
        const id = workloadId(pods);
        const key = `${id} ${port.number}/${port.protocol}`;
        if (told.has(key)) return [];
        told.add(key);
        if (takesServicePort(context, pods, servicePortsOf(targets, webhook.backend))) return [];
        const closed = closedPort(context, pods, port);
        if (!closed) return [];
        const { judgement, ports: range } = closed.verdict;
        return [
          {
            headline: `the API server cannot reach \`${id}\` ${portText(range)}, which ${webhook.kind} \`${webhook.name}\` names`,
            where: routing.placeOf(webhook),
            found: `${portText(range)} is closed to every address`,
            expected: 'a rule that opens the port of the pods, to everyone or to the addresses of the API server',
            help: {
              app: "add `new AllowWebhook(chart, 'webhooks')` to the chart of the pods",
              manifests: `write a rule for ingress without \`from\` that opens ${portText(range)}`,
            },
            trace: traceOf(judgement, endText(closed.source), id, nameOf),
          },
        ];
      }),
    ),
  );
}

const WEBHOOK = `
const system = new Chart(app, 'system', { namespace: 'system' });
new Workload(system, 'operator', { labels: { app: 'operator' }, ports: { webhook: 9443 } });
new ApiObject(system, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'operator' },
  spec: { selector: { app: 'operator' }, ports: [{ port: 443, targetPort: 'webhook' }] },
});
new ApiObject(system, 'validation', {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'operator' },
  webhooks: [{ name: 'v1.operator.example', clientConfig: { service: { name: 'operator', namespace: 'system' } } }],
});
new DefaultDeny(system, 'default-deny', { direction: 'ingress' });`;

export const webhookClosed: Rule = {
  code: 'NP309',
  id: 'webhook-closed',
  severity: 'error',
  scope: 'cluster',
  summary: 'A webhook names pods that the API server cannot reach from any address.',
  why: 'the API server would refuse what the webhook was to see, or let it pass unseen',
  bad: WEBHOOK,
  good: `${WEBHOOK}\nnew AllowWebhook(system, 'webhooks');`,
  check,
};
