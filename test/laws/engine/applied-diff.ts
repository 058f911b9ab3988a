/** Applying a diff to a map, run of addresses by run of addresses. */
import { FAMILIES, type Family } from '../../../lib/sets/address';
import { lastOf } from '../../../lib/sets/cidr';
import { intervalsHave, intervalsOf, type Intervals } from '../../../lib/sets/intervals';
import { openText, workloadText } from '../../reachability/reference/canonical';
import { CLOSED } from '../../reachability/reference/connection-set';
import type { ReferenceDiff, ReferenceEnd, ReferenceRow, ReferenceSet } from '../../reachability/reference/rows';

type Ends = Pick<ReferenceRow, 'source' | 'destination'>;

/** What can be opened, by the text of the two ends; addresses are told by the first of each run. Nothing closed. */
export type Connections = Readonly<Record<string, string>>;

/** The first address of each run that some addresses of the rows tell apart. */
type Runs = readonly { readonly family: Family; readonly first: bigint }[];

function addressesOf({ blocks }: Extract<ReferenceEnd, { kind: 'addresses' }>, family: Family): Intervals<bigint> {
  const ofFamily = blocks.filter((block) => block.family === family);
  return intervalsOf<bigint>(ofFamily.map((block): [bigint, bigint] => [block.first, lastOf(block)]));
}

function runsIn(rows: readonly Ends[]): Runs {
  const ends = rows.flatMap(({ source, destination }) => [source, destination]);
  return FAMILIES.flatMap((family) => {
    const intervals = ends.flatMap((end) => (end.kind === 'addresses' ? addressesOf(end, family) : []));
    return [...new Set(intervals.flatMap(([first, last]) => [first, last + 1n]))].map((first) => ({ family, first }));
  });
}

/** The text of an end, once for each run where it is addresses. */
function textsOf(end: ReferenceEnd, runs: Runs): string[] {
  if (end.kind === 'pod') return [workloadText(end.workload)];
  return FAMILIES.flatMap((family) => {
    const addresses = addressesOf(end, family);
    return runs
      .filter((run) => run.family === family && intervalsHave(addresses, run.first))
      .map(({ first }) => `${family} ${first}`);
  });
}

/** @throws RangeError where two rows speak of the same two ends */
function byEnds<T extends Ends>(rows: readonly T[], runs: Runs): Map<string, T> {
  const found = new Map<string, T>();
  for (const row of rows) {
    const destinations = textsOf(row.destination, runs);
    for (const source of textsOf(row.source, runs)) {
      for (const destination of destinations) {
        const text = `${source} -> ${destination}`;
        if (found.has(text)) throw new RangeError(`two rows for ${text}`);
        found.set(text, row);
      }
    }
  }
  return found;
}

function sorted(entries: readonly (readonly [ends: string, set: ReferenceSet])[]): Connections {
  const texts = entries.map(([ends, set]): [string, string] => [ends, openText(set)]);
  return Object.fromEntries(texts.filter(([, text]) => text !== openText(CLOSED)).sort());
}

function comparedRows({ added, removed, changed }: ReferenceDiff) {
  return [
    ...added.map((row) => ({ source: row.source, destination: row.destination, before: CLOSED, after: row })),
    ...removed.map((row) => ({ source: row.source, destination: row.destination, before: row, after: CLOSED })),
    ...changed,
  ];
}

/**
 * The connections of a map with a diff applied to it, and those of the map after, to be compared.
 *
 * @throws RangeError where the diff says of what was before something else than the map
 */
export function applied(
  before: readonly ReferenceRow[],
  diff: ReferenceDiff,
  after: readonly ReferenceRow[],
): readonly [applied: Connections, after: Connections] {
  const changes = comparedRows(diff);
  const runs = runsIn([...before, ...changes, ...after]);
  const all = new Map<string, ReferenceSet>(byEnds(before, runs));
  for (const [ends, change] of byEnds(changes, runs)) {
    const set = all.get(ends) ?? CLOSED;
    if (openText(set) !== openText(change.before)) throw new RangeError(`it was not so before: ${ends}`);
    all.set(ends, change.after);
  }
  return [sorted([...all]), sorted([...byEnds(after, runs)])];
}
