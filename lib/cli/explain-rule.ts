import { InvalidArgumentError } from 'commander';
import { nearest, nearestFew } from '../diagnostics/nearest';
import { OTHER_FINDINGS } from '../lint/finding-ids';
import { RULES } from '../lint/rules';
import { rulePage } from '../report/rule-page';

/**
 * Prints the page of a rule, by its id or its code.
 *
 * @throws InvalidArgumentError for a rule that there is not
 */
export function explainRule(id: string): void {
  const known = [...RULES, ...OTHER_FINDINGS];
  const rule = known.find((one) => one.id === id || one.code === id.toUpperCase());
  if (!rule) {
    const ids = known.map((one) => one.id);
    const meant = nearest(id, ids);
    const help =
      meant === undefined ? `The nearest are ${nearestFew(id, ids, 3).join(', ')}.` : `Did you mean ${meant}?`;
    throw new InvalidArgumentError(`option '--explain <id>' argument '${id}' is invalid. ${help}`);
  }
  process.stdout.write(rulePage(rule));
}
