import type { Snapshot } from './snapshot';

/**
 * How much there was to do, counted: the same on every machine, so a test can hold it. All of them count what has been
 * worked out so far; `rectangles` is 0 until the map was asked for.
 */
export interface WorkCounters {
  readonly workloads: number;
  readonly policies: number;
  /** Workloads that no policy can tell apart. */
  readonly classes: number;
  readonly namespaces: number;
  /** Different selectors. */
  readonly selectors: number;
  /** Different rules. */
  readonly rules: number;
  /** Different things that policies say together of some pods, in both directions. */
  readonly rows: number;
  /** Rows that were worked out, and their parts by port. */
  readonly rowsLayered: number;
  readonly layers: number;
  readonly addressParts: number;
  /** Different sets of ports, addresses and classes. */
  readonly sets: number;
  /** Intervals that operations on sets have read. */
  readonly intervalsRead: number;
  readonly rectangles: number;
}

export function workOf({ universe, cluster }: Snapshot, rectangles: number): WorkCounters {
  const { sets, rows, layered, axis, classes, entities, selectors, rules } = universe;
  return {
    workloads: cluster.workloads.length,
    policies: cluster.policies.length,
    classes: classes.count,
    namespaces: entities.count,
    selectors: selectors.all.length,
    rules: rules.count,
    rows: rows.ingress.makings.length + rows.egress.makings.length,
    rowsLayered: layered.rows,
    layers: layered.layers,
    addressParts: sets.sizeOf(axis.everything),
    sets: sets.count,
    intervalsRead: sets.work,
    rectangles,
  };
}
