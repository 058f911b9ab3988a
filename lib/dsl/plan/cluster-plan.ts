import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import type { EndLike } from '../end';
import { Base, type BasePolicy } from './base';
import type { EndResolver } from './end-resolution';
import { generatedPolicy, merged, type GeneratedPolicy } from './generated-policy';
import { halvesOf, type Half } from './halves';
import { chosenName, nameWithin, peerSlug, policyName } from './names';
import { endOfAnotherCluster } from './other-cluster';
import { portsAt, type UnknownPortName } from './requested-ports';
import type { ResolvedEnd } from './resolved-end';
import type { Statement } from './statement';

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
  private readonly policies = new Map<string, GeneratedPolicy>();
  private readonly resolved = new Map<EndLike, ResolvedEnd | undefined>();

  constructor(
    private readonly scope: IConstruct,
    private readonly base: Base,
    private readonly resolver: EndResolver,
  ) {}

  plan(statements: readonly Statement[]): ClusterPlan {
    for (const statement of [...statements].sort(byPath)) this.addStatement(statement);
    const generated = [...this.policies.values()].sort((one, other) =>
      one.namespace === other.namespace ? (one.name < other.name ? -1 : 1) : one.namespace < other.namespace ? -1 : 1,
    );
    const { scope, base, idle, findings } = this;
    const edges = this.edges.filter(({ statement }) => !this.clashing.has(statement));
    return { scope, base, generated, edges, idle, findings };
  }

  private addStatement(statement: Statement): void {
    const from = this.resolveAll(statement.from, statement);
    const to = this.resolveAll(statement.to, statement);
    if (!from || !to) return;
    const pairs = this.pairsOf(statement, from, to);
    if (!pairs) return;
    this.edges.push(...pairs);
    const written =
      statement.kind === 'pattern' ? this.addPattern(statement, pairs, from, to) : this.addPairs(statement, pairs);
    if (written === 0) this.idle.push(statement);
  }

  /** Every pair of ends with the ports that its destination gives them; undefined if a port name is unknown. */
  private pairsOf(statement: Statement, from: NonEmpty<ResolvedEnd>, to: NonEmpty<ResolvedEnd>): Edge[] | undefined {
    const pairs: Edge[] = [];
    let complete = true;
    for (const destination of to) {
      const { ports, unknown } = portsAt(statement.ports, destination);
      for (const name of unknown) this.findings.push(unknownPortName(statement, destination, name));
      if (!ports && unknown.length === 0) this.findings.push(declaresNoPorts(statement, destination));
      if (!ports || unknown.length > 0) complete = false;
      else pairs.push(...from.map((source) => ({ statement, from: source, to: destination, ports })));
    }
    return complete ? pairs : undefined;
  }

  /** An `allow` is a set of pairs, and each side of each pair has a policy of its own. */
  private addPairs(statement: Statement, pairs: readonly Edge[]): number {
    const chosen = statement.policyName;
    let written = 0;
    for (const { from, to, ports } of pairs) {
      const naming = (half: Half, generated: string) => {
        if (chosen === undefined) return generated;
        if (pairs.length > 1) return nameWithin(chosen, generated);
        return chosenName(chosen, half.narrowedTo, inOneNamespace(from, to) ? half.direction : undefined);
      };
      written += this.addHalves(statement, halvesOf('egress', from, [to], ports, this.base), to, naming);
      written += this.addHalves(statement, halvesOf('ingress', to, [from], ports, this.base), from, naming);
    }
    return written;
  }

  /** A pattern is one policy at each subject, with all its peers, and the other half at each of them. */
  private addPattern(
    statement: Statement,
    pairs: readonly Edge[],
    from: NonEmpty<ResolvedEnd>,
    to: NonEmpty<ResolvedEnd>,
  ): number {
    const own = statement.subject === 'to' ? 'ingress' : 'egress';
    const naming = ({ narrowedTo }: Half, generated: string) =>
      statement.policyName === undefined ? generated : chosenName(statement.policyName, narrowedTo);
    let written = 0;
    for (const { from: source, to: destination, ports } of pairs) {
      const [subject, peer, peers] = own === 'egress' ? [source, destination, to] : [destination, source, from];
      const other = own === 'egress' ? 'ingress' : 'egress';
      written += this.addHalves(statement, halvesOf(other, peer, [subject], ports, this.base), subject);
      if (peer !== peers[0]) continue;
      written += this.addHalves(statement, halvesOf(own, subject, peers, ports, this.base), peer, naming);
    }
    return written;
  }

  private addHalves(
    statement: Statement,
    halves: readonly Half[],
    peer: ResolvedEnd,
    naming: (half: Half, generated: string) => string = (_, generated) => generated,
  ): number {
    for (const half of halves) {
      const { subject, direction, narrowedTo } = half;
      const generated = policyName(subject.slug, direction, peerSlug(peerNameOf(peer), subject.namespace), narrowedTo);
      this.addPolicy(generatedPolicy(naming(half, generated), half, statement));
    }
    return halves.length;
  }

  private addPolicy(policy: GeneratedPolicy): void {
    const key = `${policy.namespace}/${policy.name}`;
    const existing = this.policies.get(key);
    const together = existing ? merged(existing, policy) : policy;
    if (together) this.policies.set(key, together);
    if (together || !existing) return;
    this.findings.push(nameClash(existing, policy));
    policy.statements.forEach((statement) => this.clashing.add(statement));
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

function placeOf(statement: Statement, path = statement.path): Finding['where'] {
  const origin = statement.origin();
  return { path, ...(origin && { origin }) };
}

function unknownPortName(
  statement: Statement,
  to: ResolvedEnd,
  { name, declared, suggestion }: UnknownPortName,
): Finding {
  return {
    code: 'NP209',
    id: 'unknown-port-name',
    severity: 'error',
    headline: `\`${to.text}\` declares no port named \`${name}\``,
    where: placeOf(statement),
    found: `\`${name}\``,
    expected:
      declared.length > 0
        ? declared.map((port) => `\`${port}\``).join(', ')
        : 'a port number: it declares no port names',
    why: 'a name stands for the number that the destination gives to it; without one there is no port to open',
    help: suggestion ? `did you mean \`${suggestion}\`?` : `declare the port, or write its number`,
  };
}

function declaresNoPorts(statement: Statement, to: ResolvedEnd): Finding {
  return {
    code: 'NP219',
    id: 'no-declared-ports',
    severity: 'error',
    headline: `\`${to.text}\` declares no ports`,
    where: placeOf(statement),
    found: 'no declared port',
    expected: 'ports that the destination declares',
    why: 'a rule without ports opens all of them, which is not what was asked for',
    help: 'declare them (`ports: { http: 8080 }`), write numbers with `.on(8080)`, or say `.onAllPorts()`',
  };
}

function nameClash(existing: GeneratedPolicy, policy: GeneratedPolicy): Finding {
  const [statement] = policy.statements as NonEmpty<Statement>;
  const [other] = existing.statements as NonEmpty<Statement>;
  return {
    code: 'NP210',
    id: 'name-clash',
    severity: 'error',
    headline: `two different policies would both be named \`${policy.namespace}/${policy.name}\``,
    where: placeOf(statement),
    found: `\`${other.path}\` and \`${statement.path}\``,
    expected: 'a name for each',
    why: 'the second one applied would replace the first, and close what it opened',
    help: "give one end a name of its own (`.as('partner')`), or the statement (`{ name: 'api-to-partner' }`)",
  };
}
