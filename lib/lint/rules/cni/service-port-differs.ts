import type { NumberedPorts, Port } from '../../../model/port';
import { asserted } from '../../../profile/cell';
import { isolatingPolicies, podsOf } from '../../../reachability/questions';
import type { Intent, IntentEnd, LintContext } from '../../context';
import { onceALine } from '../../once-a-line';
import type { Found, Rule } from '../../rule';

function covers({ protocol, first, last }: NumberedPorts, port: Port): boolean {
  return protocol === port.protocol && first <= port.number && port.number <= last;
}

/** The ports of the Service that a statement names, each with one of its pods that has another number and is opened. */
function translatedPorts({ to, ports }: Intent): readonly (readonly [port: Port, at: Port])[] {
  return (to.servicePorts ?? []).flatMap(({ port, leadsTo }) =>
    leadsTo
      .filter(({ number }) => number !== port.number)
      .filter((at) => ports === 'any' || ports.some((asked) => covers(asked, at)))
      .map((at) => [port, at] as const),
  );
}

function check({ profile, world, intents }: LintContext): Found[] {
  const plugin = profile?.plugin;
  if (!plugin || asserted(plugin.servicePorts) !== 'same-number') return [];
  // What comes in has the port of the pods already; what goes out still has that of the Service when the plugin looks at it.
  const isIsolated = ({ whoever, query }: IntentEnd) =>
    !whoever && podsOf(world, query).some((pod) => isolatingPolicies(world, pod, 'egress').length > 0);
  const findings = intents.flatMap((intent): Found[] => {
    const translated = translatedPorts(intent);
    if (translated.length === 0 || !isIsolated(intent.from)) return [];
    const { to, place } = intent;
    return translated.map(([port, at]) => ({
      headline: `no rule matches what pods send to port \`${port.number}\` of \`${to.service}\``,
      where: place(),
      found: `${portText(port)}, which leads to ${portText(at)}, under ${plugin.title}`,
      expected: 'a Service whose port is that of its pods',
      help: `give the Service the port of its pods: \`port: ${at.number}\``,
    }));
  });
  return onceALine(findings);
}

function portText({ protocol, number }: Port): string {
  return `${protocol} ${number}`;
}

const shopWith = (port: string) => `
Cluster.configure(app, Clusters.eks({ podCidrs: ['10.0.0.0/17'], serviceCidrs: ['10.100.0.0/16'] }));
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
const service = new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api' },
  spec: { selector: { app: 'api' }, ports: [${port}] },
});`;

export const servicePortDiffers: Rule = {
  code: 'NP613',
  id: 'service-port-differs',
  severity: 'warning',
  scope: 'cluster',
  inManifests: false,
  summary: 'A statement names a Service whose port is not that of its pods, and the network plugin asks for the same.',
  why: 'the plugin writes its rules for the port of the pods: what pods send to the port of the Service is dropped',
  bad: `${shopWith("{ port: 80, targetPort: 'http' }")}
allow(web).to(service).on(80);`,
  good: `${shopWith("{ port: 8080, targetPort: 'http' }")}
allow(web).to(service).on(8080);`,
  check,
};
