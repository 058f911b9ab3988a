import type { Workload } from '../model/workload';
import type { Family } from '../sets/address';
import type { Cidr } from '../sets/cidr';
import type { Unknown } from './judgement';
import type { PortSets } from './open-ports';

/** One end of a row: a workload, or addresses outside the cluster that are all judged alike. */
export type MapEnd =
  | { readonly kind: 'pod'; readonly workload: Workload }
  | { readonly kind: 'addresses'; readonly blocks: readonly Cidr[] };

/** What one end can open to another. */
export interface ConnectionSet {
  readonly allowed: PortSets;
  /** Ports whose verdict is `depends`. */
  readonly depends: PortSets;
  /** What `depends` hangs on; empty where nothing depends. */
  readonly unknowns: readonly Unknown[];
  /** Set only where the families disagree: what holds in each of them. */
  readonly families?: Readonly<Partial<Record<Family, { readonly allowed: PortSets; readonly depends: PortSets }>>>;
}

/** Two ends, and what the one can open to the other. */
export interface MapRow extends ConnectionSet {
  readonly source: MapEnd;
  readonly destination: MapEnd;
  /** False where no policy isolates either side: nothing but the lack of policies makes it open. */
  readonly governed: boolean;
}

export interface MapOptions {
  /**
   * Whether a workload and itself are a pair: one replica that calls another.
   * @default false
   */
  readonly selfPairs?: boolean;
  /**
   * Leaves out pairs of which no policy isolates either side.
   * @default false
   */
  readonly governedOnly?: boolean;
  /**
   * Only rows of which one end is such a workload.
   * @default every row
   */
  readonly focus?: (workload: Workload) => boolean;
}

/** A pair of ends between which something is open before and after, and not the same. */
export interface ChangedRow {
  readonly source: MapEnd;
  readonly destination: MapEnd;
  readonly before: ConnectionSet;
  readonly after: ConnectionSet;
}

/** What changes between two clusters. Addresses are one end where they are judged alike before, and alike after. */
export interface MapDiff {
  /** Pairs between which nothing was open. */
  readonly added: readonly MapRow[];
  /** Pairs between which nothing is open any more. */
  readonly removed: readonly MapRow[];
  readonly changed: readonly ChangedRow[];
}
