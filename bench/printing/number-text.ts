import type { Unit } from '../running/figure';

/** A number with three digits that matter, or all of those before the point. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  const decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return value.toFixed(decimals);
}

export function withUnit(value: number, unit: Unit): string {
  return `${numberText(value)} ${unit}`;
}
