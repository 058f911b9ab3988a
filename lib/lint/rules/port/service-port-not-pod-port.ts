import type { Place } from '../../../diagnostics/finding';
import type { NumberedPorts } from '../../../model/port';
import { serviceId } from '../../../model/service';
import type { Workload } from '../../../model/workload';
import { podsOf } from '../../../reachability/questions';
import type { IntentEnd, LintContext } from '../../context';
import { handwritten } from '../../handwritten';
import { destinationsOf, fieldOfRule, rulesOf } from '../../matching';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { ServicePorts, type LedPort } from '../../service-ports';

/** The port of a Service that was taken for one of the pods, if it was at all of them. */
function mistakenAtAll(
  services: ServicePorts,
  pods: readonly Workload[],
  port: NumberedPorts,
): readonly LedPort[] | undefined {
  const led = pods.map((pod) => services.mistakenAt(pod, port));
  const known = led.filter((one) => one !== undefined);
  return known.length > 0 && known.length === led.length ? known : undefined;
}

function foundAt(led: readonly LedPort[], port: NumberedPorts, where: Place, said: boolean): Found {
  const [services, numbers] = [
    [...new Set(led.map(({ service }) => `\`${serviceId(service)}\``))],
    [...new Set(led.map(({ at }) => at.number))].sort((one, other) => one - other),
  ];
  const written = numbers.map((number) => `\`${number}\``).join(', ');
  return {
    headline: `\`${portText(port)}\` is the port of Service ${services.join(', ')}, and not of its pods`,
    where,
    found: portText(port),
    expected: numbers.map((number) => `${port.protocol} ${number}`).join(', '),
    help: said ? `write ${written}, or name the Service as the destination` : `write ${written}`,
    severity: said ? 'error' : 'warning',
  };
}

function podsAt(context: LintContext, { workload, query }: IntentEnd): readonly Workload[] {
  if (workload) return [workload];
  return query.kind === 'pods' ? podsOf(context.world, query) : [];
}

/** What statements ask for; of one that names the Service, the ports are those of the pods already. */
function saidPorts(context: LintContext, services: ServicePorts): Found[] {
  const found = new Map<string, Found>();
  for (const { to, ports, place } of context.intents) {
    if (ports === 'any' || to.service !== undefined) continue;
    for (const port of ports) {
      const key = `${to.text} ${portText(port)}`;
      if (found.has(key) || !services.mayBeMistaken(port)) continue;
      const led = mistakenAtAll(services, podsAt(context, to), port);
      if (led) found.set(key, foundAt(led, port, place(), true));
    }
  }
  return [...found.values()];
}

function writtenPorts(context: LintContext, services: ServicePorts): Found[] {
  return handwritten(context).flatMap(({ policy, place }) =>
    rulesOf(policy).flatMap((placed): Found[] => {
      const { ports } = placed.rule;
      if (ports === 'any') return [];
      return ports.flatMap((port, index): Found[] => {
        if (port.kind !== 'numbers' || !services.mayBeMistaken(port)) return [];
        const led = mistakenAtAll(services, destinationsOf(context.world, policy, placed), port);
        const field = `${fieldOfRule(placed)}.ports[${index}].port`;
        return led ? [foundAt(led, port, place(field), false)] : [];
      });
    }),
  );
}

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
const service = new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api' },
  spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }] },
});`;

export const servicePortNotPodPort: Rule = {
  code: 'NP406',
  id: 'service-port-not-pod-port',
  severity: 'error',
  otherwise: { severity: 'warning', where: 'a policy written by hand opens it' },
  scope: 'cluster',
  summary: 'A rule opens the port of a Service at its pods, which get the connections on another port.',
  why: 'policies act on the port of the pods, to which the Service leads its connections: on its own port none comes',
  bad: `${SHOP}\nallow(web).to(api).on(80);`,
  good: `${SHOP}\nallow(web).to(service).on(80);\nallow(web).to(api).on(8080);`,
  check: (context) => {
    if (context.routing.services.length === 0) return [];
    const services = ServicePorts.of(context);
    return [...saidPorts(context, services), ...writtenPorts(context, services)];
  },
};
