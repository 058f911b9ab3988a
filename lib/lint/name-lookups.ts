import { DIRECTIONS } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import { podEnd, type End, type PortVerdict, type World } from '../reachability';
import { findPorts, isolatingPolicies, isPlainlyOpen, knownEnds, queryKey } from '../reachability/questions';
import type { JudgedWorkload, LintContext } from './context';
import { endText } from './end-text';
import { kindsIn } from './few-pods';
import { portText } from './ports-text';

/** What keeps a workload from looking up names: all of it, or the long answers, which come over TCP. */
export interface LookupFailure {
  readonly kind: 'no-answer' | 'no-long-answer';
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

/** What fails on one route: UDP is asked first, since who has no answer over UDP has none. */
function failureOn(source: End, { world, resolver, ports }: FoundRoute): LookupFailure | undefined {
  const ends = { source, destination: resolver };
  if (isPlainlyOpen(world, ends, ports, DIRECTIONS)) return undefined;
  const failing = (some: readonly NumberedPorts[]) =>
    findPorts(world, ends, some, (verdicts) => verdicts.verdict !== 'allowed');
  const overUdp = ports.filter(({ protocol }) => protocol === 'UDP');
  const noAnswer = overUdp.length > 0 ? failing(overUdp) : undefined;
  const verdict = noAnswer ?? failing(ports);
  if (!verdict) return undefined;
  const kind = noAnswer || overUdp.length === 0 ? 'no-answer' : 'no-long-answer';
  return { kind, resolver: endText(resolver), verdict };
}

/** The least failure, if every route fails; the first that works ends the search. */
function leastFailure({ workload }: JudgedWorkload, routes: readonly FoundRoute[]): LookupFailure | undefined {
  let least: LookupFailure | undefined;
  for (const route of routes) {
    const failure = failureOn(podEnd(workload), route);
    if (!failure) return undefined;
    if (!least || (least.kind === 'no-answer' && failure.kind === 'no-long-answer')) least = failure;
  }
  return least;
}

/** Pods that may open connections of some kind, and so will look up names; those cut off altogether will not. */
function opensSomething({ world }: LintContext, { workload }: JudgedWorkload): boolean {
  if (workload.hostNetwork || workload.finished) return false;
  return isolatingPolicies(world, workload, 'egress').some(({ policy }) => policy.egress.length > 0);
}

/** Pods that look up names, and do not get all answers. */
export interface FailingLookup {
  readonly judged: JudgedWorkload;
  readonly failure: LookupFailure;
}

const failingIn = new WeakMap<LintContext, readonly FailingLookup[]>();

/** The workloads that fail to look up names; worked out once for the rules that ask. */
export function failingLookups(context: LintContext): readonly FailingLookup[] {
  const known = failingIn.get(context) ?? find(context);
  failingIn.set(context, known);
  return known;
}

function find(context: LintContext): FailingLookup[] {
  const routes = routesIn(context);
  const kinds = kindsIn(context.world);
  // Workloads that no policy tells apart fail alike.
  const known = new Map<number, LookupFailure | undefined>();
  const failureOf = (judged: JudgedWorkload): LookupFailure | undefined => {
    const kind = kinds?.kindOf(judged.workload);
    if (kind !== undefined && known.has(kind)) return known.get(kind);
    const failed = leastFailure(judged, routes);
    // What is unknown is said of one pod by its name.
    if (kind !== undefined && !failed?.verdict.judgement.unknowns.length) known.set(kind, failed);
    return failed;
  };
  return context.workloads.flatMap((judged): FailingLookup[] => {
    const failure = failureOf(judged);
    return failure && judged.needsDns && opensSomething(context, judged) ? [{ judged, failure }] : [];
  });
}
