import { EVERYTHING, selectorOf, type Operator, type Requirement, type Selector } from '../model/selector';
import type { DecodedSelector } from './decode/decoded-policy';
import { rememberedUnder } from './remembered';

const NO_LABELS: ReadonlyMap<string, string> = new Map();

const OPERATORS: readonly Operator[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

const knownSelectors = new Map<string, Selector>();

/**
 * The meaning of a label selector that has passed validation; one that is absent or empty selects everything.
 *
 * @throws TypeError for an operator that validation would not have let pass
 */
export function selectorFrom({
  matchLabels = NO_LABELS,
  matchExpressions = [],
}: Partial<DecodedSelector> = {}): Selector {
  if (matchLabels.size + matchExpressions.length === 0) return EVERYTHING;
  // Labels that have passed validation hold none of the signs that stand between them here.
  let written = '';
  for (const [key, value] of matchLabels) written += `${key}=${value},`;
  for (const { key = '', operator, values = [] } of matchExpressions) written += `${key} ${operator} ${values.join()};`;
  return rememberedUnder(knownSelectors, written, () => {
    const requirements: Requirement[] = [];
    for (const [key, value] of matchLabels) requirements.push({ key, operator: 'In', values: [value] });
    for (const { key = '', operator, values = [] } of matchExpressions) {
      requirements.push({ key, operator: knownWord<Operator>(operator, OPERATORS), values });
    }
    return selectorOf(requirements);
  });
}

/**
 * The word as one of those that validation has let pass.
 *
 * @throws TypeError for any other word
 */
export function knownWord<Word extends string>(text: string | undefined, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new TypeError(`'${text}' passed validation and is none of ${words.join(', ')}`);
  return word;
}
