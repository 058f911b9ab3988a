import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Namespace } from '../../model/cluster';
import type { Routing } from '../../model/routing';
import type { Workload } from '../../model/workload';
import type { EndLike } from '../end';
import type { Statement } from './statement';

/**
 * What is known of a cluster when its plan is made: the objects as they will be written, and what others installed. Each
 * part is looked up when somebody asks for it first.
 */
export interface ClusterObjects {
  readonly routing: Routing;
  /** The namespaces whose labels are written, in the app or by others. */
  readonly namespaces: readonly Namespace[];
  /** The Services of the app that the API server would refuse, as `namespace/name`: they are in no routing. */
  readonly refusedServices: ReadonlySet<string>;
  /** The pods of the app and of others, declared ones included. */
  readonly workloads: readonly Workload[];
  /** The construct that makes or declares pods of the app, as an end of a statement; those of others have none. */
  readonly ends: ReadonlyMap<Workload, EndLike>;
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
