import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { DIRECTIONS, type Direction, type NonEmpty, type Rule } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import { Cluster } from '../cluster';
import type { EndLike } from '../end';
import { Base, type BasePolicy } from './base';
import { Emissions } from './emissions';
import type { EndResolver } from './end-resolution';
import type { GeneratedPolicy } from './generated-policy';
import { halvesOf, type Half, type OpenedEnd } from './halves';
import { withNamesKept } from './kept-port-names';
import { limitsOf } from './limits';
import { chosenName, nameWithin, peerSlug, policyName } from './names';
import { endOfAnotherCluster } from './other-cluster';
import { PolicyDrafts } from './policy-drafts';
import type { ResolvedEnd } from './resolved-end';
import { servedEnds } from './served-ends';
import { problemAsSource } from './service-as-source';
import { neverServes, notToldApart } from './service-parts';
import type { Statement } from './statement';
import { declaresNoPorts, nameClash, placeOf, portNameNotKept, unknownPortName } from './statement-findings';
import type { Unresolvable } from './unresolvable';

/** One pair of ends of a statement, looked up. */
export interface Edge {
  readonly statement: Statement;
  readonly from: ResolvedEnd;
  readonly to: ResolvedEnd;
  readonly ports: 'any' | NonEmpty<NumberedPorts>;
}

/** What the app says about one cluster, worked out: the policies to write, and what is wrong with the statements. */
export interface ClusterPlan {
  readonly scope: IConstruct;
  readonly base: Base;
  readonly generated: readonly GeneratedPolicy[];
  /** Every pair of ends that a statement speaks of, without those of statements that a finding is about already. */
  readonly edges: readonly Edge[];
  /** Statements that write no policy, since nothing isolates either of their sides. */
  readonly idle: readonly Statement[];
  readonly findings: readonly Finding[];
}

/** Works out the plan of one cluster. The order of statements changes nothing but the order of findings. */
export function planCluster(
  scope: IConstruct,
  statements: readonly Statement[],
  basePolicies: readonly BasePolicy[],
  resolver: EndResolver,
): ClusterPlan {
  return new ClusterPlanner(scope, new Base(basePolicies), resolver).plan(statements);
}

class ClusterPlanner {
  private readonly findings: Finding[] = [];
  private readonly edges: Edge[] = [];
  private readonly idle: Statement[] = [];
  /** Statements whose policy is in the way of another of its name. */
  private readonly clashing = new Set<Statement>();
  private readonly told = new Set<string>();
  private readonly emissions = new Emissions();
  private readonly drafts = new PolicyDrafts(this.emissions);
  private readonly resolved = new Map<EndLike, ResolvedEnd | undefined>();

  constructor(
    private readonly scope: IConstruct,
    private readonly base: Base,
    private readonly resolver: EndResolver,
  ) {}

  plan(statements: readonly Statement[]): ClusterPlan {
    for (const statement of [...statements].sort(byPath)) this.addStatement(statement);
    const limits = limitsOf(Cluster.profileOf(this.scope));
    const { policies: generated, clashes } = this.drafts.finished(limits);
    for (const clash of clashes) {
      this.findings.push(nameClash(clash));
      clash.statements.forEach((statement) => this.clashing.add(statement));
    }
    const { scope, base, idle, findings } = this;
    const edges = this.edges.filter(({ statement }) => !this.clashing.has(statement));
    return { scope, base, generated, edges, idle, findings };
  }

  private addStatement(statement: Statement): void {
    const from = this.resolveAll(statement.from, statement);
    const to = this.resolveAll(statement.to, statement);
    if (!from || !to) return;
    const problems = from.flatMap((source) => problemAsSource(source) ?? []);
    for (const problem of problems) this.findings.push({ ...problem, where: placeOf(statement) });
    if (problems.length > 0) return;
    const pairs = this.pairsOf(statement, from, to);
    if (!pairs) return;
    this.edges.push(...pairs);
    const written = statement.kind === 'pattern' ? this.addPattern(statement, pairs) : this.addPairs(statement, pairs);
    if (written === 0) this.idle.push(statement);
  }

  /** Every pair of ends with the ports that its destination gives them; undefined if a port name is unknown. */
  private pairsOf(statement: Statement, from: NonEmpty<ResolvedEnd>, to: NonEmpty<ResolvedEnd>): Edge[] | undefined {
    const pairs: Edge[] = [];
    let complete = true;
    for (const destination of to) {
      const { ends, unknown, problems, unserved } = servedEnds(statement.ports, destination);
      const mixed = notToldApart(destination, ends);
      for (const name of unknown) this.findings.push(unknownPortName(statement, destination, name));
      for (const problem of [...problems, ...mixed]) this.findings.push({ ...problem, where: placeOf(statement) });
      for (const one of unserved) this.tellOnce(statement, neverServes(one));
      const isWrong = unknown.length + problems.length + mixed.length > 0;
      if (ends.length === 0 && !isWrong) this.findings.push(declaresNoPorts(statement, destination));
      if (ends.length === 0 || isWrong) complete = false;
      else
        pairs.push(
          ...ends.flatMap(({ end, ports }) => from.map((source) => ({ statement, from: source, to: end, ports }))),
        );
    }
    return complete ? pairs : undefined;
  }

  /** What is wrong with pods rather than with a statement is told at the first one that it comes up at. */
  private tellOnce(statement: Statement, problem: Unresolvable): void {
    if (this.told.has(problem.headline)) return;
    this.told.add(problem.headline);
    this.findings.push({ ...problem, where: placeOf(statement) });
  }

  /** An `allow` is a set of pairs, and each side of each pair has a policy of its own. */
  private addPairs(statement: Statement, pairs: readonly Edge[]): number {
    const chosen = statement.policyName;
    let written = 0;
    for (const edge of pairs) {
      const { from, to } = edge;
      const naming = (half: Half, generated: string) => {
        if (chosen === undefined) return generated;
        if (pairs.length > 1) return nameWithin(chosen, generated);
        return chosenName(chosen, half.narrowedTo, inOneNamespace(from, to) ? half.direction : undefined);
      };
      written += this.addHalves('egress', [edge], naming) + this.addHalves('ingress', [edge], naming);
    }
    return written;
  }

  /** A pattern is one policy at each subject, with all its peers, and the other half at each of them. */
  private addPattern(statement: Statement, pairs: readonly Edge[]): number {
    const [own, other] = statement.subject === 'to' ? DIRECTIONS : [...DIRECTIONS].reverse();
    const naming = ({ narrowedTo }: Half, generated: string) =>
      statement.policyName === undefined ? generated : chosenName(statement.policyName, narrowedTo);
    const bySubject = new Map<ResolvedEnd, Edge[]>();
    let written = 0;
    for (const edge of pairs) {
      const subject = own === 'egress' ? edge.from : edge.to;
      const edges = bySubject.get(subject);
      if (edges) edges.push(edge);
      else bySubject.set(subject, [edge]);
      if (other) written += this.addHalves(other, [edge]);
    }
    for (const edges of bySubject.values()) {
      if (own) written += this.addHalves(own, edges as unknown as NonEmpty<Edge>, naming);
    }
    return written;
  }

  /** Writes the halves of one side of connections that all have the same subject there. */
  private addHalves(
    direction: Direction,
    edges: NonEmpty<Edge>,
    naming: (half: Half, generated: string) => string = (_, generated) => generated,
  ): number {
    const [{ statement, from, to }] = edges;
    const [subject, peer] = direction === 'egress' ? [from, to] : [to, from];
    const [first, ...rest] = edges;
    const openedBy = (edge: Edge): OpenedEnd => ({
      end: direction === 'egress' ? edge.to : edge.from,
      portsIn: (chart) => this.writtenPorts(edge, chart),
    });
    const halves = halvesOf(direction, subject, [openedBy(first), ...rest.map(openedBy)], this.base);
    for (const half of halves) {
      const { slug, namespace } = half.subject;
      const generated = policyName(slug, direction, peerSlug(peerNameOf(peer), namespace), half.narrowedTo);
      this.drafts.add(half, statement, naming(half, generated));
    }
    return halves.length;
  }

  /** The ports between two ends as a policy in a chart writes them: by number, unless names are to be kept. */
  private writtenPorts({ statement, to, ports }: Edge, chart: Chart): Rule['ports'] {
    const asked = statement.keepPortNames;
    if (!(asked ?? this.emissions.of(chart).portNames === 'keep') || to.kind !== 'pods') return ports;
    const { written, notKept } = withNamesKept(statement.ports, ports, to, this.resolver.containerPortsOf(to));
    // Where a person asked for names, a number is not what they asked for; as the way of a chart it is good enough.
    if (asked) this.findings.push(...notKept.map((name) => portNameNotKept(statement, to, name)));
    return written;
  }

  private resolveAll(ends: readonly EndLike[], statement: Statement): NonEmpty<ResolvedEnd> | undefined {
    const resolved = ends.map((end) => this.resolve(end, statement));
    const [first, ...rest] = resolved.filter((end) => end !== undefined);
    return first && rest.length + 1 === ends.length ? [first, ...rest] : undefined;
  }

  private resolve(end: EndLike, statement: Statement): ResolvedEnd | undefined {
    if (this.resolved.has(end)) return this.resolved.get(end);
    const foreign = endOfAnotherCluster(end, this.scope);
    if (foreign) {
      this.findings.push({ ...foreign, where: placeOf(statement) });
      return undefined;
    }
    const resolution = this.resolver.resolve(end);
    if ('problem' in resolution) {
      const { path, ...problem } = resolution.problem;
      this.findings.push({ ...problem, where: placeOf(statement, path) });
    }
    const found = 'end' in resolution ? resolution.end : undefined;
    this.resolved.set(end, found);
    return found;
  }
}

function byPath(one: Statement, other: Statement): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

/** Whether both halves of a pair are policies of one namespace, and so cannot share a name. */
function inOneNamespace(from: ResolvedEnd, to: ResolvedEnd): boolean {
  return from.kind === 'pods' && to.kind === 'pods' && from.namespace === to.namespace;
}

function peerNameOf(end: ResolvedEnd): { readonly slug: string; readonly namespace?: string } {
  return end.kind === 'pods' ? { slug: end.slug, namespace: end.namespace } : { slug: end.slug };
}
