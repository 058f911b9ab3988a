/**
 * The grid of the upstream truth tables: nine pods, and for each ordered pair of two of them whether it may connect.
 */

/** The nine pods of the upstream world, as `namespace/name`. */
export const GRID_PODS: readonly string[] = ['x', 'y', 'z'].flatMap((namespace) =>
  ['a', 'b', 'c'].map((pod) => `${namespace}/${pod}`),
);

/** The 72 ordered pairs. A pod and itself are no pair: the upstream tests leave the diagonal out. */
export const GRID_PAIRS: readonly (readonly [source: string, destination: string])[] = GRID_PODS.flatMap((source) =>
  GRID_PODS.filter((destination) => destination !== source).map((destination) => [source, destination] as const),
);

/** The text of a pair, by which grids are compared. */
export function pairText([source, destination]: readonly [string, string]): string {
  return `${source}->${destination}`;
}

const END = String.raw`(\*|[xyz]/(?:\*|[abc]))`;
const EDIT = new RegExp(`^${END}->${END} (allow|deny)$`);

/** `*` is every pod, `x/*` every pod of one namespace, `x/a` one pod. */
function isMeant(end: string, pod: string): boolean {
  return end === '*' || end === pod || (end.endsWith('/*') && pod.startsWith(end.slice(0, -1)));
}

/**
 * The pairs that are denied once the edits have been applied, from left to right, to a grid where all are allowed.
 *
 * @throws Error if an edit is none
 * @example deniedAfter(['*->x/a deny', 'x/b->x/a allow'])  // 7 pairs, 'x/c->x/a' among them
 */
export function deniedAfter(edits: readonly string[]): readonly string[] {
  const denied = new Set<string>();
  for (const edit of edits) {
    const [, sources, destinations, word] = EDIT.exec(edit) ?? [];
    if (sources === undefined || destinations === undefined) throw new Error(`not an edit of the grid: ${edit}`);
    for (const pair of GRID_PAIRS) {
      if (!isMeant(sources, pair[0]) || !isMeant(destinations, pair[1])) continue;
      if (word === 'deny') denied.add(pairText(pair));
      else denied.delete(pairText(pair));
    }
  }
  return GRID_PAIRS.map(pairText).filter((pair) => denied.has(pair));
}
