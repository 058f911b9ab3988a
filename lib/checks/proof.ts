import type { Finding, TraceLine } from '../diagnostics/finding';
import {
  endOfAnotherCluster,
  problemAsSource,
  servedEnds,
  type Assertion,
  type Demand,
  type EndLike,
  type Plan,
  type RequestedPorts,
  type ResolvedEnd,
  type Unresolvable,
} from '../dsl';
import { endText } from '../lint/end-text';
import { portText } from '../lint/ports-text';
import { traceOf, unknownText } from '../lint/trace';
import type { NumberedPorts } from '../model/port';
import type { Direction } from '../model/policy';
import { ALL_PORTS, type World } from '../reachability';
import { everyEnd, findPorts, PossibleSources, strangersTo, type Verdicts } from '../reachability/questions';
import { findCounterexample, findUnisolated, policiesAbout, type Counterexample } from './counterexamples';
import { queryOf } from './end-queries';
import type { JudgedCluster } from './judged-cluster';

/** A connection that proves an assertion wrong. */
interface Disproof extends Omit<Counterexample, 'world'> {
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
    this.addProblems(sourcesIn(demand, subjects, others).flatMap((source) => problemAsSource(source) ?? []));
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
      const expected = wanted ? 'allowed' : 'denied';
      for (const { end, ports } of this.endsAsked(requested, destination)) {
        for (const source of from) {
          const found = findCounterexample(this.world, queryOf(source), queryOf(end), ports, expected);
          if (found) this.fail({ ...found, verdict: found.judgement.verdict }, expected);
        }
      }
    }
  }

  /** For a stranger only the ingress side of the subject is judged: its own side may be open one day. */
  private proveReachedOnlyBy(subjects: ResolvedEnd[], sources: ResolvedEnd[]): void {
    const named = sources.map(queryOf);
    const policies = policiesAbout(this.world, subjects.map(queryOf));
    const strangers = strangersTo(this.world, named, { policies });
    const possible = new PossibleSources(strangers.world, strangers.ends);
    for (const subject of subjects) {
      const destinations = everyEnd(strangers.world, queryOf(subject), { policies });
      const found = destinations.ends.flatMap((destination) =>
        possible.of(destinations.world, destination).map((source) => {
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

  private proveIsolated(subjects: ResolvedEnd[], direction: Direction): void {
    for (const subject of subjects) {
      const found = findUnisolated(this.world, queryOf(subject), direction);
      if (!found) continue;
      const [pod, { isolatedBy }] = [endText(found.pod), found.judgement[direction]];
      this.add({
        headline: `\`${pod}\` is not isolated for ${direction}`,
        found:
          isolatedBy.length > 0
            ? 'perhaps isolated, by a label of run time'
            : 'no policy selects it with this policyType',
        expected: 'a policy that isolates it',
        help: "add `new DefaultDeny(chart, 'default-deny')`",
        trace: traceOf(found.judgement, pod, pod, this.cluster.context.nameOf).filter(({ side }) =>
          side.startsWith(direction),
        ),
      });
    }
  }

  private fail({ source, destination, ports, judgement, verdict }: Disproof, expected: string, only?: Direction): void {
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
      this.addProblems([resolution.problem]);
      return [];
    });
  }

  /** Records what is wrong with ends and ports that the assertion asks for. */
  private addProblems(problems: readonly Unresolvable[]): void {
    const origin = this.assertion.origin();
    for (const { path = this.assertion.text, ...problem } of problems) {
      this.findings.push({ ...problem, where: { path, ...(origin && { origin }) } });
    }
  }

  private resolve(end: EndLike): ReturnType<Plan['resolver']['resolve']> {
    const foreign = endOfAnotherCluster(end, this.cluster.planned.scope);
    return foreign ? { problem: foreign } : this.plan.resolver.resolve(end);
  }

  /** The pods that are asked about, with the ports there: behind a Service, each workload with its own. */
  private endsAsked(
    requested: RequestedPorts,
    destination: ResolvedEnd,
  ): readonly { readonly end: ResolvedEnd; readonly ports: readonly NumberedPorts[] }[] {
    const { ends, unknown, problems } = servedEnds(requested, destination);
    this.addProblems(problems);
    for (const { name, declared, suggestion } of unknown) {
      this.add({
        headline: `\`${destination.text}\` declares no port named \`${name}\``,
        found: `\`${name}\``,
        expected: declared.map((port) => `\`${port}\``).join(', ') || 'a port number',
        help: suggestion ? `did you mean \`${suggestion}\`?` : 'write the number of the port',
        trace: [],
      });
    }
    if (unknown.length + problems.length > 0) return [];
    if (ends.length === 0) return [{ end: destination, ports: ALL_PORTS }];
    return ends.map(({ end, ports }) => ({ end, ports: ports === 'any' ? ALL_PORTS : ports }));
  }
}

/** The ends from which the connections of an assertion come. */
function sourcesIn(demand: Demand, subjects: ResolvedEnd[], others: ResolvedEnd[]): readonly ResolvedEnd[] {
  if (demand.kind === 'is-isolated') return [];
  return demand.kind === 'is-reached-only-by' ? others : subjects;
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
