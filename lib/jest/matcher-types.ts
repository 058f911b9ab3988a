import type { EndLike } from '../dsl';
import type { Direction } from '../model/policy';
import type { NumberedPorts } from '../model/port';

/**
 * An end of a connection: of an App or a Chart whatever a statement takes (a workload, a cdk8s-plus workload, a value);
 * of manifests a value (`cidr(...)`, `internet()`, `namespace(...)`); of all of them words: `'shop/web'`,
 * `'shop/Deployment/web'`, `'deployment/shop/web'`, `'203.0.113.7'`, `'10.0.0.0/8'`.
 */
export type GivenEnd = EndLike | string;

/**
 * Ports of the destination: a number (TCP), what `tcp()`, `udp()`, `sctp()` and `range()` return, or words: `'8080'`,
 * `'udp/53'`, `'8000-8100/tcp'`, a name that the destination declares, `'all ports'`.
 */
export type GivenPort = number | NumberedPorts | string;

/** One line of the table that `toOnlyAllow` expects. */
export type GivenConnection = readonly [
  from: GivenEnd,
  to: GivenEnd,
  ports: GivenPort | readonly GivenPort[],
  ...more: GivenPort[],
];

/** What `toHaveNoFindings` passes over. */
export interface FindingsOptions {
  /**
   * Ids or codes of findings that are expected, such as `half-edge`. One that is not found fails the expectation.
   * @default none
   */
  readonly except?: readonly string[];
}

/** The matchers, as `expect(app | chart | manifests | path)` has them. */
export interface NetpolMatchers<R> {
  /**
   * Every pod of the one can open connections to every pod of the other, on all of these ports. What cannot be decided
   * is not allowed.
   * @example `expect(chart).toAllow(web, api, 'http')`
   */
  toAllow(from: GivenEnd, to: GivenEnd, port: GivenPort, ...ports: GivenPort[]): R;
  /**
   * No pod of the one can open any connection to any pod of the other: on these ports, or on none at all. What cannot
   * be decided is not denied.
   * @example `expect(chart).toDeny(web, db)`
   */
  toDeny(from: GivenEnd, to: GivenEnd, ...ports: GivenPort[]): R;
  /**
   * Some policy isolates every pod: of the chart's namespace; of an App or of manifests, of all namespaces that hold
   * pods of theirs. In both directions, unless one is named.
   * @example `expect(chart).toBeIsolated()`
   */
  toBeIsolated(direction?: Direction): R;
  /**
   * Some policy isolates every pod of this end.
   * @example `expect(app).toBeIsolated(db, 'ingress')`
   */
  toBeIsolated(end: GivenEnd, direction?: Direction): R;
  /**
   * The checks find nothing: no error, no warning. Of a Chart, its whole App is checked.
   * @example `expect(app).toHaveNoFindings({ except: ['half-edge'] })`
   */
  toHaveNoFindings(options?: FindingsOptions): R;
  /**
   * The table of connections is exactly this: each of these is allowed by a policy, and nothing else is open among the
   * connections that policies govern. Pods that no policy isolates are no part of it; `toBeIsolated` is about them.
   * @example `expect(chart).toOnlyAllow([[web, api, 8080], [api, db, 5432]])`
   */
  toOnlyAllow(connections: readonly GivenConnection[]): R;
  /**
   * The table of connections, as `netpol synth` prints it, is the one of the snapshot: a review of a policy change is a
   * review of connections.
   * @example `expect(app).toMatchReachabilitySnapshot()`
   */
  toMatchReachabilitySnapshot(hint?: string): R;
}
