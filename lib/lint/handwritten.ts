import type { JudgedPolicy, LintContext } from './context';

/** The policies that were written field by field, by this app or by others; what a statement means is no guesswork. */
export function handwritten({ policies }: LintContext): readonly JudgedPolicy[] {
  return policies.filter(({ writtenBy }) => writtenBy !== 'statement');
}
