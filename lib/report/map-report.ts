import type { NotJudged } from '../manifests/cluster-reading';
import type { Workload } from '../model/workload';
import type { MapDiff, MapRow, World } from '../reachability';

/** Who can reach whom in a cluster, ready to be written. */
export interface MapReport {
  readonly world: World;
  /** In order; they may be made while they are read, and more than fit into memory. */
  readonly rows: Iterable<MapRow>;
  /** The workloads that the report is about: all of the world's, or those that were asked for. */
  readonly workloads: readonly Workload[];
  /** How many policies were read, where some are left out since nobody would enforce them. @default those of the world */
  readonly policiesRead?: number;
  readonly notJudged: readonly NotJudged[];
}

/** What changes between two clusters, ready to be written. */
export interface DiffReport {
  readonly diff: MapDiff;
  /** All that there are, before and after. */
  readonly workloads: readonly Workload[];
  readonly notJudged: { readonly before: readonly NotJudged[]; readonly after: readonly NotJudged[] };
}
