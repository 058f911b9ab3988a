import {
  callerOrigin,
  constructOf,
  nameOfEnd,
  directionsOf,
  noConstructIn,
  nothingGiven,
  portsRequested,
  registryOf,
  type Demand,
  type EndLike,
  type PortArgument,
  type RequestedPorts,
} from '../dsl';
import type { Direction } from '../model/policy';

/** An assertion that may still be narrowed to some ports. */
export interface Narrowable<To extends readonly EndLike[]> {
  /** Only these ports; without it, no port at all may be open. */
  on(port: PortArgument<To>, ...ports: PortArgument<To>[]): void;
}

/** An assertion that still lacks its ports. */
export interface Reaching<To extends readonly EndLike[]> {
  /** The ports that must be open, all of them. */
  on(port: PortArgument<To>, ...ports: PortArgument<To>[]): void;
  /** Every port of every protocol must be open. */
  onAllPorts(): void;
}

/** What can be demanded of some ends. */
export interface Ensurance {
  /**
   * Every pod of the one can open connections to every pod of the other, on all these ports.
   * @example `ensure(web).canReach(api).on('http')`
   */
  canReach<const To extends readonly [EndLike, ...EndLike[]]>(...destinations: To): Reaching<To>;
  /**
   * No pod of the one can open any connection to any pod of the other. What cannot be decided counts as open.
   * @example `ensure(web).cannotReach(db)` or `ensure(podsIn(payments)).cannotReach(internet())`
   */
  cannotReach<const To extends readonly [EndLike, ...EndLike[]]>(...destinations: To): Narrowable<To>;
  /**
   * Nobody but these can open any connection to it: no other pod, declared or not, and no address.
   * @example `ensure(db).isReachedOnlyBy(api)`
   */
  isReachedOnlyBy(...sources: [EndLike, ...EndLike[]]): void;
  /**
   * Some policy isolates every one of its pods, in both directions unless one is named.
   * @example `ensure(db).isIsolated()`
   */
  isIsolated(direction?: Direction): void;
}

const NOTHING_WOULD_BE_PROVED = {
  why: 'no app would ever learn of the assertion, and nothing would be proved',
  help: 'write `podsIn(chart)` for the pods of a namespace of this app',
};

/** @throws Mistake for none: a list that came out empty would be an assertion about nothing. */
function someOf(ends: readonly EndLike[]): readonly EndLike[] {
  if (ends.length === 0) throw nothingGiven('ends', 'name at least one end');
  return ends;
}

function listed(ends: readonly EndLike[]): string {
  return ends.map(nameOfEnd).join(', ');
}

/**
 * States what must be true of the finished app; it is proved while the app synthesizes, over all policies that will be
 * in the cluster, whoever wrote them. A failure stops the synthesis and shows who got through, and by which rule.
 */
export function ensure(first: EndLike, ...others: EndLike[]): Ensurance {
  const subjects = [first, ...others];
  const started = `ensure(${listed(subjects)})`;
  const origin = callerOrigin();

  // Known to the tree from the first call, as every chain: an `ensure(x)` that demands nothing must not be lost.
  const construct = subjects.map(constructOf).find((found) => found !== undefined);
  const begun = {
    text: started,
    lacks: '`.cannotReach(...)` or another demand',
    path: construct?.node.path ?? '',
    origin,
  };
  if (construct) registryOf(construct).unfinished.add(begun);

  const anchorFor = (text: string, ends: readonly EndLike[]) => {
    if (construct) registryOf(construct).unfinished.delete(begun);
    const anchor = [...subjects, ...ends].map(constructOf).find((construct) => construct !== undefined);
    if (!anchor) throw noConstructIn({ text, ...NOTHING_WOULD_BE_PROVED }, origin());
    return anchor;
  };
  /** States the assertion, and returns what narrows it to some ports. */
  const state = (text: string, demand: Demand, ends: readonly EndLike[]) => {
    const anchor = anchorFor(text, ends);
    const assertion = { subjects, demand, anchor, text, origin };
    registryOf(anchor).assertions.push(assertion);
    return (ports: RequestedPorts) => {
      if ('ports' in assertion.demand) assertion.demand = { ...assertion.demand, ports };
    };
  };

  return {
    canReach: (...destinations) => {
      const text = `${started}.canReach(${listed(someOf(destinations))})`;
      const anchor = anchorFor(text, destinations);
      const { unfinished } = registryOf(anchor);
      const chain = { text, lacks: '`.on(...)` or `.onAllPorts()`', path: anchor.node.path, origin };
      unfinished.add(chain);
      const complete = (ports: RequestedPorts): void => {
        unfinished.delete(chain);
        state(text, { kind: 'can-reach', destinations, ports }, destinations);
      };
      return { on: (...ports) => complete(portsRequested(ports)), onAllPorts: () => complete('any') };
    },
    cannotReach: (...destinations) => {
      const text = `${started}.cannotReach(${listed(someOf(destinations))})`;
      const narrow = state(text, { kind: 'cannot-reach', destinations, ports: 'any' }, destinations);
      return { on: (...ports) => narrow(portsRequested(ports)) };
    },
    isReachedOnlyBy: (...sources) => {
      state(`${started}.isReachedOnlyBy(${listed(someOf(sources))})`, { kind: 'is-reached-only-by', sources }, sources);
    },
    isIsolated: (direction) => {
      const directions = directionsOf(direction ?? 'both');
      state(`${started}.isIsolated(${direction ? `'${direction}'` : ''})`, { kind: 'is-isolated', directions }, []);
    },
  };
}
