import type { Counters } from '../experiments/experiment';
import type { Target } from '../running/figure';
import { numberText, withUnit } from './number-text';
import type { ReportedFigure } from './run-report';

export interface TableRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The figures beside their targets. */
export function figuresRows(figures: readonly ReportedFigure[]): TableRows {
  return {
    header: ['', 'median', 'min - max', 'n', 'must', 'aim', 'holds'],
    rows: figures.map((figure) => [
      figure.name,
      withUnit(figure.median, figure.unit),
      figure.samples.length > 1 ? `${numberText(figure.min)} - ${numberText(figure.max)}` : '',
      String(figure.samples.length),
      boundText(figure.target, 'must'),
      boundText(figure.target, 'aim'),
      figure.standing,
    ]),
  };
}

function boundText(target: Target | undefined, bound: 'must' | 'aim'): string {
  const value = target?.[bound];
  return value === undefined ? '' : `${target?.moreIsBetter ? '>=' : '<='} ${value}`;
}

/** How much work was done: a row a scenario, a column a counter. */
export function countersRows(counters: Readonly<Record<string, Counters>>): TableRows {
  const scenarios = Object.entries(counters);
  const names = [...new Set(scenarios.flatMap(([, counted]) => Object.keys(counted)))];
  return {
    header: ['work, in exact numbers', ...names],
    rows: scenarios.map(([scenario, counted]) => [scenario, ...names.map((name) => String(counted[name] ?? ''))]),
  };
}
