import type { ExplainReport } from '../explain/explain-report';
import type { LintReport } from '../lint-report';
import type { DiffReport, MapReport } from '../map-report';
import type { FormatRegistry } from './format';

export type { Format, FormatRegistry } from './format';

/** The formats of `netpol map`. */
export const MAP_FORMATS: FormatRegistry<MapReport> = {
  text: async () => (await import('./map/text')).text,
  json: async () => (await import('./map/json')).json,
  csv: async () => (await import('./map/csv')).csv,
  md: async () => (await import('./map/md')).md,
  dot: async () => (await import('./map/dot')).dot,
  mermaid: async () => (await import('./map/mermaid')).mermaid,
};

/** The formats of `netpol explain`. */
export const EXPLAIN_FORMATS: FormatRegistry<ExplainReport> = {
  text: async () => (await import('./explain/text')).text,
  json: async () => (await import('./explain/json')).json,
  md: async () => (await import('./explain/md')).md,
};

/** The formats of `netpol diff`. */
export const DIFF_FORMATS: FormatRegistry<DiffReport> = {
  text: async () => (await import('./diff/text')).text,
  json: async () => (await import('./diff/json')).json,
  csv: async () => (await import('./diff/csv')).csv,
  md: async () => (await import('./diff/md')).md,
  dot: async () => (await import('./diff/dot')).dot,
};

/** The formats of `netpol lint`. */
export const LINT_FORMATS: FormatRegistry<LintReport> = {
  text: async () => (await import('./lint/text')).text,
  json: async () => (await import('./lint/json')).json,
  sarif: async () => (await import('./lint/sarif')).sarif,
  github: async () => (await import('./lint/github')).github,
  junit: async () => (await import('./lint/junit')).junit,
  md: async () => (await import('./lint/md')).md,
};
