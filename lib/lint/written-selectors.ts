import type { Place } from '../diagnostics/finding';
import type { Selector } from '../model/selector';
import type { LintContext } from './context';
import { handwritten } from './handwritten';
import { fieldOf, podsPeersOf } from './matching';

/** A selector of pods, and who wrote it where. */
export interface WrittenSelector {
  readonly selector: Selector;
  /** Whose pods it selects: a policy, a peer of one, or an end of a statement. */
  readonly text: string;
  place(): Place;
}

/** Every selector of pods of policies written by hand, and that of each end of a statement once. */
export function writtenSelectors(context: LintContext): readonly WrittenSelector[] {
  const written = handwritten(context).flatMap(({ policy, place }): WrittenSelector[] => {
    const id = `${policy.namespace}/${policy.name}`;
    const own = { selector: policy.selector, text: id, place: () => place('spec.podSelector') };
    const peers = podsPeersOf(policy).flatMap((placed) => {
      const { pods } = placed.peer;
      return pods ? [{ selector: pods, text: id, place: () => place(`${fieldOf(placed)}.podSelector`) }] : [];
    });
    return [own, ...peers];
  });
  const ends = new Map<string, WrittenSelector>();
  for (const { from, to, place } of context.intents) {
    for (const { text, selector, query } of [from, to]) {
      const selecting = selector ?? (query.kind === 'pods' ? query.pods : undefined);
      if (selecting && !ends.has(text)) ends.set(text, { selector: selecting, text, place: () => place() });
    }
  }
  return [...written, ...ends.values()];
}
