import type { Chart } from 'cdk8s';
import { dnsLabelProblems } from '../manifests/validation';

import { INTERNET } from '../model/internet';
import type { BlockPeer, NonEmpty } from '../model/policy';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { NumberedPorts } from '../model/port';
import { selectorOfLabels, type Selector } from '../model/selector';
import { isIpv4Mapped } from '../sets/address';
import { cidrWithin, formatCidr, parseAddressWithLength, parseCidr, type Cidr } from '../sets/cidr';
import { callerOrigin } from './caller';
import { selectorOfQuery, type LabelQuery } from './label-query';
import { Mistake } from './mistake';

/** An end that is a plain value: it belongs to no construct tree, and can be used in several. */
export abstract class Value {
  /** The name given with `.as()`, used in the names of policies. */
  readonly alias: string | undefined;

  /** @internal */
  constructor(alias?: string) {
    this.alias = alias;
  }

  /**
   * The same end under a short name, which the names of its policies then use.
   * @example `allow(api).to(cidr('203.0.113.0/24').as('partner')).on(443)` makes `api-to-partner`
   */
  as(alias: string): this {
    const copy = Object.create(Object.getPrototypeOf(this) as object) as this;
    return Object.freeze(Object.assign(copy, this, { alias }));
  }
}

/** Pods of one namespace that is known by its name; all of them, or those that `query` selects. */
export class PodsOfNamespace extends Value {
  readonly kind = 'pods-of-namespace';

  /** @internal */
  constructor(
    readonly namespace: string,
    readonly selector: Selector,
    /** The chart that this end was made from, if it was made by `podsIn`. */
    readonly chart?: Chart,
  ) {
    super();
  }
}

/** One namespace with all its pods. */
export class NamespaceByName extends PodsOfNamespace {
  /** Only those pods of the namespace that the labels select: both must hold, in one peer. */
  pods(query: LabelQuery): PodsOfNamespace {
    return new PodsOfNamespace(this.namespace, selectorOfSome(query, 'pods'), this.chart);
  }
}

/** Pods of all namespaces that a selector selects. Only ever a peer: no policy can be written for it. */
export class PodsOfNamespaces extends Value {
  readonly kind = 'pods-of-namespaces';

  /** @internal */
  constructor(
    readonly namespaces: Selector,
    readonly selector: Selector,
  ) {
    super();
  }
}

/** Namespaces chosen by labels, with all their pods. */
export class NamespacesByLabels extends PodsOfNamespaces {
  /** Only those pods of the namespaces that the labels select: both must hold, in one peer. */
  pods(query: LabelQuery): PodsOfNamespaces {
    return new PodsOfNamespaces(this.namespaces, selectorOfSome(query, 'pods'));
  }
}

const NO_PORTS: Readonly<Record<string, NumberedPorts>> = Object.freeze({});

/** Addresses. Meant for those outside the cluster; whether a block also matches pods depends on the plugin. */
export class Addresses extends Value {
  readonly kind = 'addresses';

  /** @internal */
  constructor(
    readonly blocks: NonEmpty<BlockPeer>,
    alias?: string,
    /** The ports on which somebody listens there, by name, where they are known. */
    readonly ports: Readonly<Record<string, NumberedPorts>> = NO_PORTS,
  ) {
    super(alias);
  }
}

/** Everyone: every pod and every address. */
export class Anywhere extends Value {
  readonly kind = 'anywhere';
}

/** The selector of a query that asks for something: everyone has to be written out, and is never left empty. */
function selectorOfSome(query: LabelQuery, what: 'pods' | 'namespaces'): Selector {
  const selector = selectorOfQuery(query);
  if (selector.requirements.length > 0) return selector;
  const origin = callerOrigin()();
  throw new Mistake({
    code: 'NP203',
    id: 'empty-labels',
    severity: 'error',
    headline: `no labels are given to choose ${what} by`,
    where: { ...(origin && { origin }) },
    found: 'an empty query',
    expected: 'at least one label',
    why: `an empty selector selects all ${what}, which is seldom what a list that came out empty was meant to say`,
    help:
      what === 'pods' ? 'leave `.pods(...)` out if all of them are meant' : 'write `allNamespaces()` if all are meant',
  });
}

function invalidNamespace(name: string, problem: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP214',
    id: 'invalid-namespace',
    severity: 'error',
    headline: `no namespace can be named \`${name}\``,
    where: { ...(origin && { origin }) },
    found: `\`${name}\``,
    expected: `the name of a namespace: ${problem}`,
    why: 'the rule would match nobody, for there will never be such a namespace',
    help: 'write the `metadata.name` of the namespace; for labels there is `namespaces({ ... })`',
  });
}

/**
 * A namespace by its name, through the label that the API server puts on every namespace.
 *
 * @throws Mistake if no namespace can have that name.
 * @example `allow(namespace('monitoring').pods({ app: 'prometheus' })).to(api).on('metrics')`
 */
export function namespace(name: string): NamespaceByName {
  const [problem] = dnsLabelProblems(name);
  if (problem) throw invalidNamespace(name, problem);
  return new NamespaceByName(name, selectorOfQuery());
}

/**
 * Namespaces by labels that somebody puts on them. Who may label a namespace may open your pods: prefer `namespace(name)`.
 * @example `allow(namespaces({ environment: 'production' })).to(audit).on(9000)`
 */
export function namespaces(query: LabelQuery): NamespacesByLabels {
  return new NamespacesByLabels(selectorOfSome(query, 'namespaces'), selectorOfQuery());
}

/** Every pod of every namespace, and no address outside the cluster. */
export function allNamespaces(): NamespacesByLabels {
  return new NamespacesByLabels(selectorOfQuery(), selectorOfQuery());
}

/**
 * All pods of a chart's namespace, whoever creates them.
 * @example `ensure(podsIn(payments)).cannotReach(internet())`
 */
export function podsIn(chart: Chart): NamespaceByName {
  return new NamespaceByName(chart.namespace ?? '', selectorOfQuery(), chart);
}

/** Everyone, inside the cluster and outside. Has to be written out: nothing means everyone by being left empty. */
export function anywhere(): Anywhere {
  return new Anywhere();
}

function invalidCidr(text: string, found: string, expected: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP202',
    id: 'invalid-cidr',
    severity: 'error',
    headline: `\`${text}\` is not a block of addresses that the API server accepts`,
    where: { ...(origin && { origin }) },
    found,
    expected,
    why: 'the API server would refuse the policy, from Kubernetes 1.36 on also for bits set beyond the prefix',
    help: expected.startsWith('`') ? `write ${expected}` : 'correct the block',
  });
}

/** A block that the strictest API server accepts (KEP-4858): no leading zeros, no IPv4-mapped IPv6, no host bits. */
function strictCidr(text: string): Cidr {
  const written = parseAddressWithLength(text, 'strict');
  const meant = parseCidr(text);
  if (!meant) {
    const example = 'an address, a slash and a prefix length, as in `10.9.8.0/24` or `2001:db8::/64`';
    throw invalidCidr(text, `\`${text}\``, example);
  }
  if (!written || written.address.value !== meant.first || isIpv4Mapped(written.address)) {
    throw invalidCidr(text, `\`${text}\``, `\`${formatCidr(unmapped(meant))}\``);
  }
  return meant;
}

/** The IPv4 block that a block of IPv4-mapped IPv6 addresses stands for; any other block as it is. */
function unmapped({ family, first, length }: Cidr): Cidr {
  if (!isIpv4Mapped({ family, value: first })) return { family, first, length };
  return { family: 'IPv4', first: first & 0xffffffffn, length: length - 96 };
}

/**
 * A block of addresses, without some blocks inside it.
 *
 * `except` takes away from this block only: another rule may open the same addresses again.
 *
 * @throws Mistake if a block is not valid for the strictest API server, or an exception is not strictly inside.
 * @example `allow(api).to(cidr('203.0.113.0/24', { except: ['203.0.113.10/32'] })).on(443)`
 */
export function cidr(block: string, options: { readonly except?: readonly string[] } = {}): Addresses {
  const outer = strictCidr(block);
  const except = (options.except ?? []).map((text) => {
    const inner = strictCidr(text);
    if (inner.family !== outer.family || inner.length <= outer.length || !cidrWithin(inner, outer)) {
      throw invalidCidr(text, `\`${text}\` as an exception of \`${block}\``, `a block strictly inside \`${block}\``);
    }
    return inner;
  });
  return new Addresses([Object.freeze({ kind: 'block', cidr: outer, except: Object.freeze(except) })]);
}

/**
 * The internet: all global addresses of both families, and neither pods, nor nodes, nor the cloud's metadata service.
 * @example `allow(crawler).to(internet()).on(443)`
 */
export function internet(): Addresses {
  return new Addresses(INTERNET, 'internet');
}

/** The selector of the one namespace with this name. */
export function namespaceNamed(name: string): Selector {
  return selectorOfLabels({ [NAMESPACE_NAME_LABEL]: name });
}
