import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { visibleFinding } from '../diagnostics/visible-text';

/**
 * Thrown for a mistake that no construct tree can be told of, since only plain values are involved (`cidr('10/8')`).
 * It has no stack of its own: the finding names the line of the caller.
 */
export class Mistake extends Error {
  declare readonly finding: Finding;

  constructor(finding: Finding) {
    super(describe(finding));
    this.name = 'Mistake';
    // Not enumerable: Node prints what an uncaught error holds, and the message has said it already.
    Object.defineProperty(this, 'finding', { value: finding });
    this.stack = `${this.name}: ${this.message}`;
  }
}

function place(origin: Origin | undefined): string {
  return origin ? `\n  --> ${origin.file}:${origin.line}:${origin.column}` : '';
}

function describe(finding: Finding): string {
  const { code, id, headline, where, found, expected, why, help } = visibleFinding(finding);
  const lines = [
    ...(found === undefined ? [] : [`found     ${found}`]),
    ...(expected === undefined ? [] : [`expected  ${expected}`]),
    `why       ${why}`,
    `help      ${help}`,
  ];
  return `[${code} ${id}] ${headline}${place(where.origin)}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
