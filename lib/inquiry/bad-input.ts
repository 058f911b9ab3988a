import type { Finding } from '../diagnostics/finding';

/** A question cannot be answered: what was given does not allow it. */
export class BadInput extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(({ headline }) => headline).join('\n'));
  }
}
