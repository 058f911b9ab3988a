import type { Chart } from 'cdk8s';

import type { BlockPeer, NonEmpty } from '../model/policy';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import { selectorOfLabels, type Selector } from '../model/selector';
import { isIpv4Mapped } from '../sets/address';
import { cidrWithin, formatCidr, parseAddressWithLength, parseCidr, type Cidr } from '../sets/cidr';
import { callerOrigin } from './caller';
import { selectorOfQuery, type LabelQuery } from './label-query';
import { Mistake } from './mistake';

/** An end that is a plain value: it belongs to no construct tree, and can be used in several. */
export abstract class Value {
  /** The name given with `.as()`, used in the names of policies. */
  readonly alias?: string;

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
    return new PodsOfNamespace(this.namespace, selectorOfQuery(query), this.chart);
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
    return new PodsOfNamespaces(this.namespaces, selectorOfQuery(query));
  }
}

/** Addresses. Meant for those outside the cluster; whether a block also matches pods depends on the plugin. */
export class Addresses extends Value {
  readonly kind = 'addresses';

  /** @internal */
  constructor(
    readonly blocks: NonEmpty<BlockPeer>,
    override readonly alias?: string,
  ) {
    super();
  }
}

/** Everyone: every pod and every address. */
export class Anywhere extends Value {
  readonly kind = 'anywhere';
}

/**
 * A namespace by its name, through the label that the API server puts on every namespace.
 * @example `allow(namespace('monitoring').pods({ app: 'prometheus' })).to(api).on('metrics')`
 */
export function namespace(name: string): NamespaceByName {
  return new NamespaceByName(name, selectorOfQuery());
}

/**
 * Namespaces by labels that somebody puts on them. Who may label a namespace may open your pods: prefer `namespace(name)`.
 * @example `allow(namespaces({ environment: 'production' })).to(audit).on(9000)`
 */
export function namespaces(query: LabelQuery): NamespacesByLabels {
  return new NamespacesByLabels(selectorOfQuery(query), selectorOfQuery());
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
    throw invalidCidr(text, `\`${text}\``, `\`${formatCidr(meant)}\``);
  }
  return meant;
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

/** What `0.0.0.0/0` holds besides the internet: private, shared, loopback, link-local (cloud metadata), multicast and reserved. */
const NOT_INTERNET = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/**
 * The internet: all global addresses of both families, and neither pods, nor nodes, nor the cloud's metadata service.
 * @example `allow(crawler).to(internet()).on(443)`
 */
export function internet(): Addresses {
  const [ipv4] = cidr('0.0.0.0/0', { except: NOT_INTERNET }).blocks;
  const [ipv6] = cidr('2000::/3').blocks;
  return new Addresses([ipv4, ipv6], 'internet');
}

/** The selector of the one namespace with this name. */
export function namespaceNamed(name: string): Selector {
  return selectorOfLabels({ [NAMESPACE_NAME_LABEL]: name });
}
