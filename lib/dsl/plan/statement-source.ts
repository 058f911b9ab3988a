import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Routing } from '../../model/routing';
import type { Workload } from '../../model/workload';
import type { Statement } from './statement';

/** What is known of a cluster when its plan is made: the objects as they will be written, and what others installed. */
export interface ClusterObjects {
  readonly routing: Routing;
  /** The pods of the app and of others, declared ones included. */
  readonly workloads: readonly Workload[];
}

/** What a source says once the objects are known. */
export interface SourcedStatements {
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}

/** Statements that follow from other objects, and so can be made only while the app synthesizes. */
export interface StatementSource {
  /** The construct whose cluster it belongs to. */
  readonly anchor: IConstruct;
  statementsFor(objects: ClusterObjects): SourcedStatements;
}
