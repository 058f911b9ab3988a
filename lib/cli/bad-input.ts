import type { Finding } from '../diagnostics/finding';

/** A command cannot do what it was asked for: what it was given does not allow it. It ends with 1. */
export class BadInput extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(({ headline }) => headline).join('\n'));
  }
}
