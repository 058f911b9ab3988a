import { PROTOCOLS, type NumberedPorts } from '../../../lib/model/port';
import type { End, Judgement, PortSets, Unknown, Verdict, World } from '../../../lib/reachability';
import { judge } from '../../../lib/reachability/spec';
import { FAMILIES } from '../../../lib/sets/address';
import { intervalsOf } from '../../../lib/sets/intervals';
import { portParts } from './port-parts';
import type { ReferenceSet } from './rows';

interface Judged {
  readonly ports: NumberedPorts;
  readonly judgement: Judgement;
}

/** Nothing is open. */
export const CLOSED: ReferenceSet = { allowed: {}, depends: {}, unknowns: [] };

export function isClosed({ allowed, depends }: ReferenceSet): boolean {
  return Object.keys(allowed).length + Object.keys(depends).length === 0;
}

function portsHaving(judged: readonly Judged[], holds: (judgement: Judgement) => boolean): PortSets {
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => {
      const chosen = judged.filter(({ ports, judgement }) => ports.protocol === protocol && holds(judgement));
      const set = intervalsOf(chosen.map(({ ports }): [number, number] => [ports.first, ports.last]));
      return set.length > 0 ? [[protocol, set]] : [];
    }),
  );
}

function familiesOf(judged: readonly Judged[]): ReferenceSet['families'] {
  const having = FAMILIES.filter((family) => judged.some(({ judgement }) => judgement.families[family] !== undefined));
  const sets = having.map((family) => {
    const of = (verdict: Verdict) => portsHaving(judged, (judgement) => judgement.families[family] === verdict);
    return { allowed: of('allowed'), depends: of('depends') };
  });
  const disagree = new Set(sets.map((set) => JSON.stringify(set))).size > 1;
  return disagree ? Object.fromEntries(having.map((family, index) => [family, sets[index]])) : undefined;
}

function withoutRepeats(unknowns: readonly Unknown[]): Unknown[] {
  return [...new Map(unknowns.map((unknown) => [JSON.stringify(unknown), unknown])).values()];
}

/** Sets in which the same connections are open, as one: what is perhaps open hangs on all that it does in any of them. */
export function allTogether<T, S extends ReferenceSet>(group: readonly [T, ...T[]], setOf: (item: T) => S): S {
  return { ...setOf(group[0]), unknowns: withoutRepeats(group.flatMap((item) => setOf(item).unknowns)) };
}

/** What one end can open to another, and whether a policy isolates either: every part of the ports, asked of the law. */
export function connectionSet(world: World, source: End, destination: End): ReferenceSet & { governed: boolean } {
  const judged = portParts(world, source, destination).map((ports): Judged => {
    const port = { protocol: ports.protocol, number: ports.first };
    return { ports, judgement: judge(world, { source, destination, port }) };
  });
  const unknowns = judged.flatMap(({ judgement }) => judgement.unknowns);
  const families = familiesOf(judged);
  return {
    allowed: portsHaving(judged, ({ verdict }) => verdict === 'allowed'),
    depends: portsHaving(judged, ({ verdict }) => verdict === 'depends'),
    unknowns: withoutRepeats(unknowns),
    ...(families && { families }),
    governed: judged.some(
      ({ judgement: { egress, ingress } }) => egress.isolatedBy.length + ingress.isolatedBy.length > 0,
    ),
  };
}
