import { nearest } from '../diagnostics/nearest';
import type { Labels } from '../model/labels';
import type { Requirement, Selector } from '../model/selector';
import { selects } from '../reachability/questions';
import { isSlipOf } from './slip';

/** What a selector that selects nothing most likely meant. */
export interface Suggestion {
  readonly help: string;
  /** True where the word is nearly the same, and the selector selects pods once it is corrected. */
  readonly isSure: boolean;
}

function isSlip(one: string, other: string): boolean {
  return isSlipOf(one, other) || one.toLowerCase() === other.toLowerCase();
}

/** Whether a selector selects any of the pods once a requirement is another one. */
function selectsWith(selector: Selector, wrong: Requirement, right: Requirement, pods: readonly Labels[]): boolean {
  const requirements = selector.requirements.map((one) => (one === wrong ? right : one));
  return pods.some((labels) => selects({ requirements }, { labels }) !== 'no');
}

/**
 * A label near by that a selector most likely meant; undefined where none is near.
 *
 * @param pods the labels of those among which the selector looks
 */
export function suggestionFor(selector: Selector, pods: readonly Labels[]): Suggestion | undefined {
  const asked = new Set(selector.requirements.map(({ key }) => key));
  for (const requirement of selector.requirements) {
    const { key, operator, values } = requirement;
    if (operator !== 'In') continue;
    const known = [...new Set(pods.flatMap((labels) => (Object.hasOwn(labels, key) ? [labels[key] ?? ''] : [])))];
    if (values.some((value) => known.includes(value))) continue;
    for (const wanted of values) {
      const value = nearest(wanted, known);
      if (value === undefined) continue;
      const isSure =
        isSlip(wanted, value) && selectsWith(selector, requirement, { ...requirement, values: [value] }, pods);
      return { help: `did you mean \`${key}=${value}\`?`, isSure };
    }
    const keys = [...new Set(pods.flatMap(Object.keys))];
    if (keys.includes(key)) continue;
    const nearKey = nearest(
      key,
      keys.filter((other) => !asked.has(other)),
    );
    if (nearKey === undefined) continue;
    const isSure = selectsWith(selector, requirement, { ...requirement, key: nearKey }, pods);
    return { help: `did you mean the label \`${nearKey}\`?`, isSure };
  }
  return undefined;
}
