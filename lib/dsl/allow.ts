import type { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { Construct as ConstructClass } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import { callerOrigin } from './caller';
import { carriedBy, constructOf, type EndLike } from './end';
import { nameOfEnd } from './end-name';
import { noConstructIn } from './no-construct';
import { nothingGiven } from './nothing-given';
import { rememberOrigin } from './origins';
import { generatedFor } from './plan/plan';
import { registryOf, type Registry, type UnfinishedChain } from './plan/registry';
import type { RequestedPorts, Statement } from './plan/statement';
import { portsRequested, type PortArgument } from './port-argument';

/** What an `allow` made: it can be looked at, described and patched. */
export class Allowed {
  /** @internal */
  constructor(
    private readonly registry: Registry,
    private readonly statement: MutableStatement,
  ) {}

  /** The policies that this statement is part of, as they will be written. Asking works out the plan. */
  get policies(): readonly ApiObject[] {
    return generatedFor(this.registry, this.statement);
  }

  /** Says why the connection is needed; the text lands as an annotation of its policies. */
  describedAs(description: string): this {
    this.statement.description = description;
    return this;
  }

  /**
   * Gives its policies a name of your choice, where the generated one does not suit. Within one namespace the two halves
   * are told apart by `-ingress` and `-egress`; of several ends, each policy has the name and what it is about.
   */
  named(policyName: string): this {
    this.statement.policyName = policyName;
    return this;
  }

  /** Applies JSON patches (RFC 6902) to each policy it makes. What comes out is judged like everything else. */
  patch(...patches: JsonPatch[]): this {
    this.statement.patches.push(...patches);
    return this;
  }
}

type MutableStatement = { -readonly [Key in keyof Statement]: Statement[Key] } & { patches: JsonPatch[] };

/** A chain that says whom, and still lacks the ports. */
export interface AllowTo<To extends readonly EndLike[]> {
  /**
   * The ports to open: numbers (TCP), `udp(n)`, `sctp(n)`, `range(a, b)`, or names that every destination declares.
   * @example `allow(web).to(api).on('http', udp(9999))`
   */
  on(port: PortArgument<To>, ...ports: PortArgument<To>[]): Allowed;
  /** Opens every port of every protocol. Has to be written out: nothing means everything by being left empty. */
  onAllPorts(): Allowed;
  /**
   * Opens the ports that each destination declares, and no other. One that declares none is an error.
   * @example `allow(web).to(api).onDeclaredPorts()`
   */
  onDeclaredPorts(): Allowed;
}

/** A chain that says who, and still lacks whom. */
export interface AllowFrom {
  to<const To extends readonly [EndLike, ...EndLike[]]>(...to: To): AllowTo<To>;
}

function listed(ends: readonly EndLike[]): string {
  return ends.map(nameOfEnd).join(', ');
}

function firstConstruct(ends: readonly EndLike[]): IConstruct | undefined {
  return ends.map(constructOf).find((construct) => construct !== undefined);
}

/** Tells the tree of a construct about a chain from its first call, so that an unfinished one cannot be lost. */
function startChain(
  ends: readonly EndLike[],
  text: string,
  lacks: string,
  origin: () => Origin | undefined,
): (() => void) | undefined {
  const construct = firstConstruct(ends);
  if (!construct) return undefined;
  const chain: UnfinishedChain = { text, lacks, path: construct.node.path, origin };
  const { unfinished } = registryOf(construct);
  unfinished.add(chain);
  return () => unfinished.delete(chain);
}

const NOBODY_WOULD_LEARN = {
  why: 'no app would ever learn of the statement, and nothing would be written',
  help: 'use `new Allow(scope, id, { from, to, ports })`, which has a place in the tree',
};

/**
 * Lets pods open connections: writes the egress half where the sources are isolated, and the ingress half where the
 * destinations are. It only ever adds: a pod that no deny isolates stays open, and no connection is closed by it.
 *
 * Several ends mean every pair of them. Saying the same twice is saying it once.
 *
 * @example
 * allow(web, admin).to(api).on('http').describedAs('the shop calls its API');
 * allow(api).to(internet()).on(443);
 */
export function allow(first: EndLike, ...others: EndLike[]): AllowFrom {
  const origin = callerOrigin();
  const from = [first, ...others];
  const started = `allow(${listed(from)})`;
  const finishFrom = startChain(from, started, '`.to(...)` and `.on(...)`', origin);
  return {
    to: (...to) => {
      if (to.length === 0) throw nothingGiven('ends', 'name whom the connections go to');
      const text = `${started}.to(${listed(to)})`;
      const anchor = firstConstruct([...from, ...to]);
      if (!anchor) throw noConstructIn({ text, ...NOBODY_WOULD_LEARN }, origin());
      finishFrom?.();
      const finishTo = startChain([...from, ...to], text, '`.on(...)` or `.onAllPorts()`', origin);
      const complete = (ports: RequestedPorts): Allowed => {
        finishTo?.();
        const registry = registryOf(anchor);
        const statement: MutableStatement = {
          kind: 'allow',
          from,
          to,
          ports,
          anchor,
          path: `${listed(from)} -> ${listed(to)}`,
          origin,
          patches: [],
        };
        registry.statements.push(statement);
        return new Allowed(registry, statement);
      };
      return {
        on: (...ports) => complete(portsRequested(ports)),
        onAllPorts: () => complete('any'),
        onDeclaredPorts: () => complete('declared'),
      };
    },
  };
}

/** One end or several, as props take them. */
export type Ends = EndLike | readonly [EndLike, ...EndLike[]];

type ListOf<To extends Ends> = To extends readonly EndLike[] ? To : readonly [To];

/** All that a chain can say, as props. */
export interface AllowProps<To extends Ends> {
  /** Who may open connections: one end or several. */
  readonly from: Ends;
  /** To whom. */
  readonly to: To;
  /** On which ports: at least one, `all`, or those that each destination `declared`. */
  readonly ports: 'all' | 'declared' | readonly [PortArgument<ListOf<To>>, ...PortArgument<ListOf<To>>[]];
  /** Why the connection is needed; lands as an annotation of the policies. @default none */
  readonly description?: string;
  /** The name of its policies. @default made from the ends, such as `api-from-frontend-web` */
  readonly name?: string;
}

/**
 * An `allow` with a place in the construct tree.
 *
 * @example
 * new Allow(payments, 'scrape', { from: namespace('monitoring'), to: api, ports: ['metrics'] });
 */
export class Allow<const To extends Ends> extends ConstructClass {
  private readonly allowed: Allowed;

  constructor(scope: Construct, id: string, props: AllowProps<To>) {
    super(scope, id);
    const origin = callerOrigin();
    rememberOrigin(this, origin);
    const registry = registryOf(this);
    const statement: MutableStatement = {
      kind: 'allow',
      from: asList(props.from),
      to: asList(props.to),
      ports: portsOfProps(props.ports),
      anchor: this,
      path: this.node.path,
      origin,
      patches: [],
      ...(props.description !== undefined && { description: props.description }),
      ...(props.name !== undefined && { policyName: props.name }),
    };
    registry.statements.push(statement);
    this.allowed = new Allowed(registry, statement);
  }

  /** The policies that this statement is part of, as they will be written. */
  get policies(): readonly ApiObject[] {
    return this.allowed.policies;
  }

  /** Applies JSON patches (RFC 6902) to each policy it makes. */
  patch(...patches: JsonPatch[]): this {
    this.allowed.patch(...patches);
    return this;
  }
}

function portsOfProps(ports: 'all' | 'declared' | readonly unknown[]): RequestedPorts {
  if (ports === 'all') return 'any';
  return ports === 'declared' ? ports : portsRequested(ports);
}

function asList(ends: EndLike | readonly EndLike[]): readonly EndLike[] {
  const list = Array.isArray(ends) ? (ends as readonly EndLike[]) : [ends as EndLike];
  if (list.length === 0) throw nothingGiven('ends', 'name at least one end in `from` and in `to`');
  list.forEach(carriedBy);
  return list;
}
