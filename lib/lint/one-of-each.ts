import type { Finding } from '../diagnostics/finding';

/** The same thing said of the same place is one finding, however many ways lead to it; the gravest stands. */
export function oneOfEach(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, headline, where, found } = finding;
    const key = JSON.stringify([code, where.path, headline, found]);
    if (unique.get(key)?.severity !== 'error') unique.set(key, finding);
  }
  return [...unique.values()];
}
