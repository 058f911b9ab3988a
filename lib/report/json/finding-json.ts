import type { Finding, TraceLine } from '../../diagnostics/finding';
import { fileOf } from '../lint-report';

/** A finding as JSON reports have it: flat, and without what it does not know. */
export interface FindingJson {
  readonly code: string;
  readonly id: string;
  readonly severity: Finding['severity'];
  readonly headline: string;
  /** `namespace/name` of the object, or the path of a construct. */
  readonly path?: string;
  /** As seen from the folder in which the command ran; absent for standard input. */
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
  /** Counts from 1. */
  readonly column?: number;
  readonly field?: string;
  readonly found?: string;
  readonly expected?: string;
  readonly why: string;
  readonly help: string;
  readonly trace?: readonly TraceLine[];
  readonly binding?: true;
}

export function findingJson(finding: Finding, root: string): FindingJson {
  const { code, id, severity, headline, where, found, expected, why, help, trace, binding } = finding;
  const { path, origin, field } = where;
  const file = fileOf(where, root);
  return {
    code,
    id,
    severity,
    headline,
    ...(path && { path }),
    ...(file ?? (origin && { line: origin.line, column: origin.column })),
    ...(field && { field }),
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    why,
    help,
    ...(trace && { trace }),
    ...(binding && { binding }),
  };
}
