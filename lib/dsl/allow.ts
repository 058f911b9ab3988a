import type { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { Construct as ConstructClass } from 'constructs';
import { Allowed, type MutableStatement } from './allowed';
import { callerOrigin } from './caller';
import { firstConstruct, listed, startChain } from './chain';
import type { EndLike, Ends } from './end';
import { listOfEnds } from './list-of-ends';
import { noConstructIn } from './no-construct';
import { nothingGiven } from './nothing-given';
import { rememberOrigin } from './origins';
import { registryOf } from './plan/registry';
import type { RequestedPorts } from './plan/statement';
import { portsRequested, type PortArgument } from './port-argument';
import { portsOfProp, type PortsProp } from './ports-prop';
import { givenTexts, type StatementTexts } from './statement-texts';

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

/** All that a chain can say, as props. */
export interface AllowProps<To extends Ends> extends StatementTexts {
  /** Who may open connections: one end or several. */
  readonly from: Ends;
  /** To whom. */
  readonly to: To;
  /** On which ports: at least one, `all`, or those that each destination `declared`. */
  readonly ports: PortsProp<To>;
  /** Whether ports asked for by name are written by name, or fail the synthesis. @default as the chart of the policy has it */
  readonly keepPortNames?: boolean;
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
      from: listOfEnds(props.from),
      to: listOfEnds(props.to),
      ports: portsOfProp(props.ports),
      anchor: this,
      path: this.node.path,
      origin,
      patches: [],
      ...givenTexts(props),
      ...(props.keepPortNames !== undefined && { keepPortNames: props.keepPortNames }),
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
