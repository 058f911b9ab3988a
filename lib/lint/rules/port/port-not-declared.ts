import type { DeclaredPort, NumberedPorts } from '../../../model/port';
import type { IntentEnd, LintContext } from '../../context';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { ServicePorts } from '../../service-ports';
import { undeclaredPorts } from '../../undeclared-ports';

function covers({ protocol, first, last }: NumberedPorts, declared: DeclaredPort): boolean {
  return declared.protocol === protocol && first <= declared.number && declared.number <= last;
}

function meet(one: NumberedPorts, other: NumberedPorts): boolean {
  return one.protocol === other.protocol && one.first <= other.last && other.first <= one.last;
}

/**
 * Whether a port goes with a declared one of its number, which the same statement opens too: gossip takes both protocols of
 * one port, and many declare one of them.
 */
function isOtherProtocol(port: NumberedPorts, asked: readonly NumberedPorts[], declared: readonly DeclaredPort[]) {
  return declared.some(
    (one) => covers({ ...port, protocol: one.protocol }, one) && asked.some((other) => covers(other, one)),
  );
}

function declaredText(ports: readonly DeclaredPort[]): string {
  return ports.map(({ protocol, number, name }) => `${protocol} ${number}${name ? ` (${name})` : ''}`).join(', ');
}

/** What is said of a port that no container declares: the target of a Service, or what a statement asks for. */
function undeclared({ text, service }: IntentEnd, port: NumberedPorts): Pick<Found, 'headline' | 'help'> {
  if (service === undefined) {
    return {
      headline: `\`${text}\` declares no port \`${portText(port)}\``,
      help: 'write the port on which the pods listen, or declare it at the workload',
    };
  }
  return {
    headline: `\`${text}\` leads to \`${portText(port)}\`, which its pods do not declare`,
    help: 'correct its `targetPort`, or declare the port at the container',
  };
}

/** How many declared ports a finding names. */
const MOST_NAMED = 5;

function foundInPolicies(context: LintContext): Found[] {
  return context.policies.flatMap((judged) =>
    undeclaredPorts(context, judged).map(({ text, declared, meant, field }): Found => {
      const { namespace, name } = judged.policy;
      const known = [...new Set(declared.map((port) => declaredText([port])))];
      return {
        headline: `\`${namespace}/${name}\` opens \`${text}\`, which none of the destinations declares`,
        where: judged.place(field),
        found: text,
        expected: `${known.slice(0, MOST_NAMED).join(', ')}${known.length > MOST_NAMED ? ', and others' : ''}`,
        help: meant === undefined ? 'write a port that the containers declare' : `did you mean \`${meant}\`?`,
      };
    }),
  );
}

function check(context: LintContext): Found[] {
  return [...foundInStatements(context), ...foundInPolicies(context)];
}

function foundInStatements(context: LintContext): Found[] {
  const seen = new Set<string>();
  return context.intents.flatMap(({ to, ports, place }): Found[] => {
    const { workload } = to;
    if (ports === 'any' || !workload || workload.ports.length === 0) return [];
    return (
      ports
        .filter((port) => !workload.ports.some((declared) => covers(port, declared)))
        .filter((port) => !isOtherProtocol(port, ports, workload.ports))
        .filter((port) => to.service !== undefined || !to.namedPorts?.some((named) => meet(port, named)))
        .filter((port) => !seen.has(`${to.text} ${portText(port)}`) && seen.add(`${to.text} ${portText(port)}`))
        // The port of a Service is a mistake of its own.
        .filter((port) => to.service !== undefined || !ServicePorts.of(context).mistakenAt(workload, port))
        .map((port) => ({
          ...undeclared(to, port),
          where: place(),
          found: portText(port),
          expected: declaredText(workload.ports),
        }))
    );
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
