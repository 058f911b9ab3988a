import { DIRECTIONS } from '../../../model/policy';
import type { NumberedPorts } from '../../../model/port';
import { workloadId } from '../../../model/workload';
import { podEnd, type End, type PortVerdict, type World } from '../../../reachability';
import { findPorts, isolatingPolicies, isPlainlyOpen, knownEnds, queryKey } from '../../../reachability/questions';
import type { JudgedWorkload, LintContext } from '../../context';
import { endText } from '../../end-text';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { traceOf, unknownText } from '../../trace';

/** A route on which a workload gets no answer. */
interface Failure {
  readonly resolver: string;
  /** The first port that is not allowed. */
  readonly verdict: PortVerdict;
}

/** A route with its resolvers looked up. */
interface FoundRoute {
  readonly world: World;
  readonly resolver: End;
  readonly ports: readonly NumberedPorts[];
}

/** The routes, each once: an app says `AllowDns` in every namespace. */
function routesIn({ world, dnsRoutes }: LintContext): FoundRoute[] {
  const routes = new Map<string, FoundRoute[]>();
  for (const { resolvers, ports } of dnsRoutes) {
    for (const query of resolvers) {
      const key = `${queryKey(query)} on ${ports.map(portText).join(', ')}`;
      if (routes.has(key)) continue;
      const found = knownEnds(world, query);
      routes.set(
        key,
        found.ends.map((resolver) => ({ world: found.world, resolver, ports })),
      );
    }
  }
  return [...routes.values()].flat();
}

/** The first route's failure, if every route fails; the first that works ends the search. */
function firstFailure({ workload }: JudgedWorkload, routes: readonly FoundRoute[]): Failure | undefined {
  let first: Failure | undefined;
  for (const { world, resolver, ports } of routes) {
    const ends = { source: podEnd(workload), destination: resolver };
    if (isPlainlyOpen(world, ends, ports, DIRECTIONS)) return undefined;
    const verdict = findPorts(world, ends, ports, (verdicts) => verdicts.verdict !== 'allowed');
    if (!verdict) return undefined;
    first ??= { resolver: endText(resolver), verdict };
  }
  return first;
}

/** Pods that may open connections of some kind, and so will look up names; those cut off altogether will not. */
function opensSomething({ world }: LintContext, { workload }: JudgedWorkload): boolean {
  if (workload.hostNetwork || workload.finished) return false;
  return isolatingPolicies(world, workload, 'egress').some(({ policy }) => policy.egress.length > 0);
}

function check(context: LintContext): Found[] {
  const routes = routesIn(context);
  return context.workloads.flatMap((judged): Found[] => {
    if (!judged.needsDns) return [];
    // Most pods find their way, and that is soon seen.
    const failed = firstFailure(judged, routes);
    if (!failed || !opensSomething(context, judged)) return [];
    const id = workloadId(judged.workload);
    const {
      resolver,
      verdict: { judgement, ports },
    } = failed;
    const unknown = judgement.unknowns.map(unknownText);
    return [
      {
        headline: `\`${id}\` may open connections, but cannot look up names`,
        where: judged.place(),
        found: `${portText(ports)} to \`${resolver}\` is ${judgement.verdict === 'depends' ? '`depends`' : 'denied'}`,
        expected: 'DNS over UDP and TCP is allowed',
        help: [...unknown, `add \`new AllowDns(chart, 'allow-dns')\`, or declare the workload \`dns: false\``].join(
          '; ',
        ),
        trace: traceOf(judgement, id, resolver, context.nameOf),
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
