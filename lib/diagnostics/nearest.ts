import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt word most likely meant; undefined where none is near enough to suggest. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(word, candidate);
    if (edits > 0 && edits < bestDistance) [best, bestDistance] = [candidate, edits];
  }
  return best;
}
