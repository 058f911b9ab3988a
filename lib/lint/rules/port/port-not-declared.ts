import type { DeclaredPort, NumberedPorts } from '../../../model/port';
import type { LintContext } from '../../context';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';

function covers({ protocol, first, last }: NumberedPorts, declared: DeclaredPort): boolean {
  return declared.protocol === protocol && first <= declared.number && declared.number <= last;
}

function meet(one: NumberedPorts, other: NumberedPorts): boolean {
  return one.protocol === other.protocol && one.first <= other.last && other.first <= one.last;
}

function declaredText(ports: readonly DeclaredPort[]): string {
  return ports.map(({ protocol, number, name }) => `${protocol} ${number}${name ? ` (${name})` : ''}`).join(', ');
}

function check({ intents }: LintContext): Found[] {
  const seen = new Set<string>();
  return intents.flatMap(({ to, ports, place }): Found[] => {
    const { workload } = to;
    if (ports === 'any' || !workload || workload.ports.length === 0) return [];
    return ports
      .filter((port) => !workload.ports.some((declared) => covers(port, declared)))
      .filter((port) => !to.namedPorts?.some((named) => meet(port, named)))
      .filter((port) => !seen.has(`${to.text} ${portText(port)}`) && seen.add(`${to.text} ${portText(port)}`))
      .map((port) => ({
        headline: `\`${to.text}\` declares no port \`${portText(port)}\``,
        where: place(),
        found: portText(port),
        expected: declaredText(workload.ports),
        help: 'write the port on which the pods listen, or declare it at the workload',
      }));
  });
}

export const portNotDeclared: Rule = {
  code: 'NP404',
  id: 'port-not-declared',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule opens a port that its destination does not declare.',
  why: 'policies act on the port of the pod, after a Service has translated its own: a Service port opens nothing',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
allow(web).to(api).on(80);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
allow(web).to(api).on('http');`,
  check,
};
