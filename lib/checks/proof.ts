import type { Finding, TraceLine } from '../diagnostics/finding';
import {
  endOfAnotherCluster,
  portsAt,
  type Assertion,
  type Demand,
  type EndLike,
  type Plan,
  type RequestedPorts,
  type ResolvedEnd,
} from '../dsl';
import { endText } from '../lint/end-text';
import { portText } from '../lint/ports-text';
import { traceOf, unknownText } from '../lint/trace';
import type { NumberedPorts } from '../model/port';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { Direction, Policy } from '../model/policy';
import { ALL_PORTS, judge, type End, type Judgement, type World } from '../reachability';
import {
  everyEnd,
  findPorts,
  knownEnds,
  pairsOf,
  strangersTo,
  type EndQuery,
  type Verdicts,
} from '../reachability/questions';
import { queryOf } from './end-queries';
import type { JudgedCluster } from './judged-cluster';

/** A connection that proves an assertion wrong. */
interface Counterexample {
  readonly source: End;
  readonly destination: End;
  readonly ports: NumberedPorts;
  readonly judgement: Judgement;
  /** The verdict of the part that was judged: of one side only, for a stranger. */
  readonly verdict: string;
}

/** Proves the assertions of one cluster; each that fails is a finding with the connection that shows it. */
export function proveAssertions(cluster: JudgedCluster, plan: Plan): Finding[] {
  return cluster.planned.assertions.flatMap((assertion) => new Proof(cluster, plan, assertion).run());
}

class Proof {
  private readonly findings: Finding[] = [];
  private readonly world: World;

  constructor(
    private readonly cluster: JudgedCluster,
    private readonly plan: Plan,
    private readonly assertion: Assertion,
  ) {
    this.world = cluster.world;
  }

  run(): Finding[] {
    const subjects = this.resolveAll(this.assertion.subjects);
    const { demand } = this.assertion;
    const others = this.resolveAll(othersIn(demand));
    // Without one of its ends an assertion says something else; what is wrong with the end is all there is to say.
    if (this.findings.length > 0) return this.findings;
    switch (demand.kind) {
      case 'can-reach':
      case 'cannot-reach':
        this.proveReach(subjects, others, demand.ports, demand.kind === 'can-reach');
        break;
      case 'is-reached-only-by':
        this.proveReachedOnlyBy(subjects, others);
        break;
      case 'is-isolated':
        for (const direction of demand.directions) this.proveIsolated(subjects, direction);
        break;
    }
    return this.findings;
  }

  private proveReach(from: ResolvedEnd[], to: ResolvedEnd[], requested: RequestedPorts, wanted: boolean): void {
    for (const destination of to) {
      const ports = this.portsOf(requested, destination);
      for (const source of ports ? from : []) {
        const counterexample = this.findConnection(queryOf(source), queryOf(destination), ports ?? [], wanted);
        if (counterexample) this.fail(counterexample, wanted ? 'allowed' : 'denied');
      }
    }
  }

  /** A connection whose verdict is not the wanted one; `depends` never is. */
  private findConnection(
    from: EndQuery,
    to: EndQuery,
    ports: readonly NumberedPorts[],
    wanted: boolean,
  ): Counterexample | undefined {
    const options = { policies: this.policiesAbout([from, to]), ports };
    const sources = wanted ? knownEnds(this.world, from) : everyEnd(this.world, from, options);
    const destinations = wanted ? knownEnds(sources.world, to) : everyEnd(sources.world, to, options);
    for (const [source, destination] of pairsOf(this.world, sources.ends, destinations.ends)) {
      const isWrong = ({ verdict }: Verdicts) => verdict !== (wanted ? 'allowed' : 'denied');
      const failed = findPorts(destinations.world, { source, destination }, ports, isWrong);
      if (failed) {
        const { judgement } = failed;
        return { source, destination, ports: failed.ports, judgement, verdict: judgement.verdict };
      }
    }
    return undefined;
  }

  /** For a stranger only the ingress side of the subject is judged: its own side may be open one day. */
  private proveReachedOnlyBy(subjects: ResolvedEnd[], sources: ResolvedEnd[]): void {
    const named = sources.map(queryOf);
    const policies = this.policiesAbout(subjects.map(queryOf));
    const strangers = strangersTo(this.world, named, { policies });
    for (const subject of subjects) {
      const destinations = everyEnd(strangers.world, queryOf(subject), { policies });
      const found = destinations.ends.flatMap((destination) =>
        strangers.ends.map((source) => {
          const isOpen = ({ ingress }: Verdicts) => ingress !== 'denied';
          const open = findPorts(destinations.world, { source, destination }, ALL_PORTS, isOpen);
          return (
            open && {
              source,
              destination,
              ports: open.ports,
              judgement: open.judgement,
              verdict: open.judgement.ingress.verdict,
            }
          );
        }),
      );
      const counterexample = found.find((one) => one !== undefined);
      if (counterexample) this.fail(counterexample, 'denied', 'ingress');
    }
  }

  /** The policies that can matter to these ends: those of their namespaces, or all where an end may be anywhere. */
  private policiesAbout(queries: readonly EndQuery[]): readonly Policy[] {
    const namespaces = queries.map((query) => (query.kind === 'addresses' ? [] : namespacesNamed(query)));
    if (namespaces.includes(undefined)) return this.world.cluster.policies;
    return [...new Set(namespaces.flat())].flatMap((namespace) => this.world.policiesIn(namespace ?? ''));
  }

  private proveIsolated(subjects: ResolvedEnd[], direction: Direction): void {
    for (const subject of subjects) {
      const { world, ends } = everyEnd(this.world, queryOf(subject));
      for (const end of ends) {
        const connection = { source: end, destination: end, port: { protocol: 'TCP', number: 1 } as const };
        const judgement = judge(world, connection);
        const side = judgement[direction];
        if (side.isolatedBy.some(({ selects }) => selects === 'yes')) continue;
        this.add({
          headline: `\`${endText(end)}\` is not isolated for ${direction}`,
          found:
            side.isolatedBy.length > 0
              ? 'perhaps isolated, by a label of run time'
              : 'no policy selects it with this policyType',
          expected: 'a policy that isolates it',
          help: "add `new DefaultDeny(chart, 'default-deny')`",
          trace: traceOf(judgement, endText(end), endText(end), this.cluster.context.nameOf).filter(({ side: text }) =>
            text.startsWith(direction),
          ),
        });
        break;
      }
    }
  }

  private fail(
    { source, destination, ports, judgement, verdict }: Counterexample,
    expected: string,
    only?: Direction,
  ): void {
    const [from, to] = [endText(source), endText(destination)];
    const trace = traceOf(judgement, from, to, this.cluster.context.nameOf);
    const shown = only ? trace.filter(({ side }) => side.startsWith(only)) : trace;
    const undecided = verdict === 'depends' ? judgement.unknowns.map(unknownText) : [];
    this.add({
      headline: `\`${from} -> ${to}\` ${portText(ports)} is ${verdict === 'depends' ? '`depends`' : verdict}`,
      found: verdict,
      expected,
      help: undecided.length > 0 ? undecided.join('; ') : helpFor(expected),
      trace: shown,
    });
  }

  private add(found: {
    headline: string;
    found: string;
    expected: string;
    help: string;
    trace: readonly TraceLine[];
  }): void {
    const origin = this.assertion.origin();
    this.findings.push({
      code: 'NP501',
      id: 'assertion-failed',
      severity: 'error',
      where: { path: this.assertion.text, ...(origin && { origin }) },
      why: `the app says \`${this.assertion.text}\`, and in the cluster that would not hold`,
      ...found,
    });
  }

  private resolveAll(ends: readonly EndLike[]): ResolvedEnd[] {
    return ends.flatMap((end) => {
      const resolution = this.resolve(end);
      if ('end' in resolution) return [resolution.end];
      const { path, ...problem } = resolution.problem;
      const origin = this.assertion.origin();
      this.findings.push({ ...problem, where: { path: path ?? this.assertion.text, ...(origin && { origin }) } });
      return [];
    });
  }

  private resolve(end: EndLike): ReturnType<Plan['resolver']['resolve']> {
    const foreign = endOfAnotherCluster(end, this.cluster.planned.scope);
    return foreign ? { problem: foreign } : this.plan.resolver.resolve(end);
  }

  private portsOf(requested: RequestedPorts, destination: ResolvedEnd): readonly NumberedPorts[] | undefined {
    const { ports, unknown } = portsAt(requested, destination);
    for (const { name, declared, suggestion } of unknown) {
      this.add({
        headline: `\`${destination.text}\` declares no port named \`${name}\``,
        found: `\`${name}\``,
        expected: declared.map((port) => `\`${port}\``).join(', ') || 'a port number',
        help: suggestion ? `did you mean \`${suggestion}\`?` : 'write the number of the port',
        trace: [],
      });
    }
    if (unknown.length > 0) return undefined;
    return ports === 'any' || ports === undefined ? ALL_PORTS : ports;
  }
}

/** The namespaces that a query names; undefined for one that may be about any namespace. */
function namespacesNamed(query: EndQuery): readonly string[] | undefined {
  if (query.kind === 'workload') return [query.workload.namespace];
  if (query.kind !== 'pods') return undefined;
  const naming = query.namespaces.requirements.find(
    ({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In',
  );
  return naming?.values;
}

/** The ends that an assertion names beside its subjects. */
function othersIn(demand: Demand): readonly EndLike[] {
  switch (demand.kind) {
    case 'can-reach':
    case 'cannot-reach':
      return demand.destinations;
    case 'is-reached-only-by':
      return demand.sources;
    case 'is-isolated':
      return [];
  }
}

function helpFor(expected: string): string {
  return expected === 'allowed'
    ? 'say `allow(...).to(...).on(...)` for this connection, or correct the assertion'
    : 'narrow or delete the rule in the trace, or isolate the side that nothing isolates, or correct the assertion';
}
