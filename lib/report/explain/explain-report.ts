import type { ClusterReading, NotJudged } from '../../manifests/cluster-reading';
import type { Workload } from '../../model/workload';
import type { OptionNames } from '../unknown-text';
import type { Explanation, Judgement, MapEnd, PortSets } from '../../reachability';

/** What holds for some ports between two ends, of blocks some addresses, that are all judged alike and for one reason. */
export interface Answer {
  readonly source: MapEnd;
  readonly destination: MapEnd;
  readonly ports: PortSets;
  readonly judgement: Judgement;
  /** For an answer about one port: near misses and changes differ from port to port. */
  readonly explanation?: Explanation;
}

/** Why two ends can reach each other or cannot, ready to be written. */
export interface ExplainReport {
  readonly source: MapEnd;
  readonly destination: MapEnd;
  /** True for a pod that calls its own address; else a workload to itself is one replica to another. */
  readonly samePod: boolean;
  readonly answers: readonly Answer[];
  /** All that there are, for their names. */
  readonly workloads: readonly Workload[];
  /** The objects behind policies and workloads, for the places of rules. */
  readonly sources: ClusterReading['sources'];
  /** The namespaces whose labels were read. */
  readonly namespacesDeclared: ReadonlySet<string>;
  readonly notJudged: readonly NotJudged[];
  /** How options that would decide a `depends` are named. @default 'switches' */
  readonly optionNames?: OptionNames;
}
