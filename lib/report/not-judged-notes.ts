import { visibleText } from '../diagnostics/visible-text';
import type { NotJudged } from '../manifests/cluster-reading';

/** So many names of a kind are written out; more are counted. */
const NAMES_SHOWN = 5;

/** The objects of one kind that no verdict takes into account. */
export interface NotJudgedKind {
  readonly kind: string;
  readonly reason: string;
  readonly objects: readonly NotJudged[];
  /** Their names as a list that stays short. */
  readonly names: string;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The objects that are not judged, in an order that does not depend on that of the files. */
export function notJudgedInOrder(objects: readonly NotJudged[]): NotJudged[] {
  return [...objects].sort(
    (one, other) =>
      compare(one.kind, other.kind) ||
      compare(one.name, other.name) ||
      compare(one.origin?.file ?? '', other.origin?.file ?? '') ||
      (one.origin?.line ?? 0) - (other.origin?.line ?? 0),
  );
}

/** The objects that are not judged, kind by kind. */
export function notJudgedKinds(objects: readonly NotJudged[]): NotJudgedKind[] {
  const kinds = new Map<string, NotJudged[]>();
  for (const object of notJudgedInOrder(objects)) {
    const known = kinds.get(object.kind);
    if (known) known.push(object);
    else kinds.set(object.kind, [object]);
  }
  return [...kinds].map(([kind, ofKind]) => {
    const names = ofKind.slice(0, NAMES_SHOWN).map(({ name }) => visibleText(name));
    const more = ofKind.length - names.length;
    return {
      kind,
      reason: ofKind[0]?.reason ?? '',
      objects: ofKind,
      names: more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', '),
    };
  });
}

/** A line for each kind of object that is not judged, for formats that can hold a note. */
export function notJudgedNotes(objects: readonly NotJudged[]): string[] {
  return notJudgedKinds(objects).map(({ kind, reason, names }) => `not judged: ${kind} ${names} (${reason})`);
}

/** The same for two clusters: what is said of both is said once. */
export function notJudgedNotesOfBoth({
  before,
  after,
}: {
  readonly before: readonly NotJudged[];
  readonly after: readonly NotJudged[];
}): string[] {
  return [...new Set([...notJudgedNotes(before), ...notJudgedNotes(after)])];
}
