import type { NumberedPorts } from '../../../model/port';
import { workloadId } from '../../../model/workload';
import { judgePorts, knownEnds, podEnd, selects, type End, type PortVerdict, type World } from '../../../reachability';
import type { JudgedWorkload, LintContext } from '../../context';
import { endText } from '../../end-text';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { traceOf, unknownText } from '../../trace';

interface Attempt {
  readonly resolver: string;
  /** The first port of the route that is not allowed; undefined if all are. */
  readonly failed: PortVerdict | undefined;
}

/** A route with its resolvers looked up. */
interface FoundRoute {
  readonly world: World;
  readonly resolver: End;
  readonly ports: readonly NumberedPorts[];
}

function routesIn({ world, dnsRoutes }: LintContext): FoundRoute[] {
  return dnsRoutes.flatMap(({ resolvers, ports }) =>
    resolvers.flatMap((query) => {
      const found = knownEnds(world, query);
      return found.ends.map((resolver) => ({ world: found.world, resolver, ports }));
    }),
  );
}

function attempt({ workload }: JudgedWorkload, { world, resolver, ports }: FoundRoute): Attempt {
  const judged = judgePorts(world, { source: podEnd(workload), destination: resolver }, ports);
  return { resolver: endText(resolver), failed: judged.find(({ judgement }) => judgement.verdict !== 'allowed') };
}

/** Pods that may open connections of some kind, and so will look up names; those cut off altogether will not. */
function opensSomething({ world }: LintContext, { workload }: JudgedWorkload): boolean {
  if (workload.hostNetwork || workload.finished) return false;
  return world
    .policiesIn(workload.namespace)
    .some(
      (policy) => policy.isolates.egress && policy.egress.length > 0 && selects(policy.selector, workload) !== 'no',
    );
}

function check(context: LintContext): Found[] {
  const routes = routesIn(context);
  return context.workloads.flatMap((judged): Found[] => {
    if (!judged.needsDns || !opensSomething(context, judged)) return [];
    const attempts = routes.map((route) => attempt(judged, route));
    const [first] = attempts;
    if (!first?.failed || attempts.some(({ failed }) => failed === undefined)) return [];
    const id = workloadId(judged.workload);
    const { judgement, ports } = first.failed;
    const unknown = judgement.unknowns.map(unknownText);
    return [
      {
        headline: `\`${id}\` may open connections, but cannot look up names`,
        where: judged.place(),
        found: `${portText(ports)} to \`${first.resolver}\` is ${judgement.verdict === 'depends' ? '`depends`' : 'denied'}`,
        expected: 'DNS over UDP and TCP is allowed',
        help: [...unknown, `add \`new AllowDns(chart, 'allow-dns')\`, or declare the workload \`dns: false\``].join(
          '; ',
        ),
        trace: traceOf(judgement, id, first.resolver, context.nameOf),
      },
    ];
  });
}

export const dnsBlocked: Rule = {
  code: 'NP302',
  id: 'dns-blocked',
  severity: 'error',
  scope: 'cluster',
  summary: 'A workload with egress rules cannot reach DNS over UDP and TCP.',
  why: 'every connection by name would hang until it times out, and long answers need TCP',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(web).to(internet()).on(443);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(web).to(internet()).on(443);`,
  check,
};
