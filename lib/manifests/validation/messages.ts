/** Sentences that several rules share, word for word those of Kubernetes' validation package. */

export const EMPTY = 'must be non-empty';

/** A text is too long; `unit` is what this rule and version call the bytes that are counted. */
export function tooLongText(limit: number, unit: 'bytes' | 'characters'): string {
  return `must be no more than ${limit} ${unit}`;
}

/** A text has the wrong form. The doubled blanks between the examples are the server's own. */
export function wrongForm(rule: string, pattern: string, ...examples: readonly string[]): string {
  const quoted = examples.map((example) => `'${example}', `).join(' or ');
  return `${rule} (e.g. ${quoted}regex used for validation is '${pattern}')`;
}
