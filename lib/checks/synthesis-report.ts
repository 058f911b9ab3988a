import type { Finding } from '../diagnostics/finding';
import type { Mistake } from '../dsl';
import { mapOf } from '../reachability';
import { reachabilityText } from '../report/reachability-text';
import type { Examination } from './examination';
import { inventoryOf } from './inventory';
import type { JudgedCluster } from './judged-cluster';
import { objectsOf } from './objects-of';
import { standInsOf } from './stand-ins';

/** What a synthesis tells the command that runs it. */
export interface SynthesisReport {
  /** What stopped the synthesis. */
  readonly errors: readonly Finding[];
  /** What did not: warnings, and errors that an emergency let through. */
  readonly warnings: readonly Finding[];
  readonly clusters: readonly ClusterReport[];
}

export interface ClusterReport {
  /** The path of the cluster's construct; empty for an app that is one cluster. */
  readonly name: string;
  readonly policies: number;
  /** How many denies are only looked at. */
  readonly previews: number;
  /** Who can reach whom, as a table. */
  readonly table: string;
  /** Stand-ins for what no manifest of the app holds, as API objects. */
  readonly inventory: readonly object[];
}

/** A finding as data that JSON can hold. */
export function plainFinding(finding: Finding): Finding {
  const { where } = finding;
  const { origin } = where;
  return {
    ...finding,
    where: { ...where, ...(origin && { origin: { file: origin.file, line: origin.line, column: origin.column } }) },
  };
}

function clusterReport(cluster: JudgedCluster): ClusterReport {
  const { planned } = cluster;
  const standIns = standInsOf(cluster);
  const { world } = standIns;
  return {
    name: planned.scope.node.path,
    policies: objectsOf(planned, 'policy').length,
    previews: planned.previews.length,
    table: [...reachabilityText(world, mapOf(world, { governedOnly: true }))].join('\n'),
    inventory: inventoryOf(cluster, standIns),
  };
}

/** The report of one synthesis; the table is worked out only where the synthesis goes through. */
export function synthesisReport(
  { clusters }: Examination,
  errors: readonly Finding[],
  warnings: readonly Finding[],
  succeeded: boolean,
): SynthesisReport {
  return {
    errors: errors.map(plainFinding),
    warnings: warnings.map(plainFinding),
    clusters: succeeded ? clusters.map(clusterReport) : [],
  };
}

/** Several reports as one. */
export function together(reports: readonly SynthesisReport[]): SynthesisReport {
  return {
    errors: reports.flatMap(({ errors }) => errors),
    warnings: reports.flatMap(({ warnings }) => warnings),
    clusters: reports.flatMap(({ clusters }) => clusters),
  };
}

/** The report of an app that made a mistake before there was anything to examine. */
export function reportOfMistake({ finding }: Mistake): SynthesisReport {
  return { errors: [plainFinding(finding)], warnings: [], clusters: [] };
}
