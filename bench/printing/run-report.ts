import type { Counters } from '../experiments/experiment';
import { standingOf, type Figure } from '../running/figure';
import { statisticsOf } from '../running/statistics';

/** What a run has found out, as `--format json` prints it. */
export interface RunReport {
  readonly node: string;
  readonly processor: string;
  readonly seed: number;
  /** Load averages of the last minute, before and after: above 1, something else was running. */
  readonly load: readonly [before: number, after: number];
  readonly figures: readonly ReportedFigure[];
  readonly counters: Readonly<Record<string, Counters>>;
  /** Experiments that have no times, and why. */
  readonly errors: readonly { readonly experiment: string; readonly message: string }[];
}

export interface ReportedFigure extends Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly standing: string;
}

export function reportedFigure(figure: Figure): ReportedFigure {
  const statistics = statisticsOf(figure.samples);
  return { ...figure, ...statistics, standing: standingOf(statistics.median, figure.target) };
}
