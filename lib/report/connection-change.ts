import type { ConnectionSet, MapDiff, MapEnd } from '../reachability';
import { connectionTexts } from './connection-text';
import type { DiffLook } from './diagram';
import { inOrder } from './end-order';

/** What becomes of one connection; `before` is absent where it is new, `after` where it is gone. */
export interface ConnectionChange {
  readonly change: DiffLook;
  readonly source: MapEnd;
  readonly destination: MapEnd;
  readonly before?: ConnectionSet;
  readonly after?: ConnectionSet;
}

/** All changes of a diff in one list, in the order of all reports. */
export function connectionChanges({ added, removed, changed }: MapDiff): ConnectionChange[] {
  return inOrder<ConnectionChange>([
    ...added.map((row) => ({ change: 'added' as const, source: row.source, destination: row.destination, after: row })),
    ...removed.map((row) => ({
      change: 'removed' as const,
      source: row.source,
      destination: row.destination,
      before: row,
    })),
    ...changed.map((row) => ({ ...row, change: 'changed' as const })),
  ]);
}

/** Writes the ports of changes: those that are new or gone, or both sides with an arrow between them. */
export function changeTexts(arrow: string): (change: ConnectionChange) => string {
  const connectionText = connectionTexts();
  return ({ before, after }) => [before, after].flatMap((side) => (side ? [connectionText(side)] : [])).join(arrow);
}

/** What a `depends` before or after hangs on. */
export function unknownsOfChange({ before, after }: ConnectionChange): ConnectionSet['unknowns'] {
  return [...(before?.unknowns ?? []), ...(after?.unknowns ?? [])];
}

/** `2 connections added, 1 removed, none changed`, in words that fit any numbers. */
export function diffSummary({ added, removed, changed }: MapDiff): string {
  const counts = [
    [added.length, 'added'],
    [removed.length, 'removed'],
    [changed.length, 'changed'],
  ] as const;
  if (counts.every(([count]) => count === 0)) return 'no connection changes';
  return `connections: ${counts.map(([count, word]) => `${count} ${word}`).join(', ')}`;
}
