import type { Found } from './rule';

/** Findings of which those that say the same of one line of the source are one: a statement writes several policies. */
export function onceALine(findings: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return findings.filter(({ where: { origin, path, field }, found }) => {
    const place = origin ? `${origin.file}:${origin.line}:${origin.column}` : `${path} ${field}`;
    const key = `${place} ${found}`;
    return !seen.has(key) && seen.add(key);
  });
}
