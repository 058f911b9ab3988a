import { distance } from 'fastest-levenshtein';

/** What separates the parts of ids, label keys and host names. */
const SEPARATORS = /[-./_]/;

/** Of parts shorter than this every letter counts: `eu-1` and `eu-2` are meant to be two. */
const SHORTEST_PART = 3;

function isSwapped(one: string, other: string): boolean {
  return one.length === 2 && one === [...other].reverse().join('');
}

/** The letters around a difference, up to the next separator on either side. */
function partAround(word: string, from: number, until: number): string {
  let [start, end] = [from, until];
  while (start > 0 && !SEPARATORS.test(word[start - 1] ?? '')) start--;
  while (end < word.length && !SEPARATORS.test(word[end] ?? '')) end++;
  return word.slice(start, end);
}

/**
 * By how many letters two words differ, two letters in the wrong order counted as one; undefined where they are not near.
 * How much is near depends on the part in which they differ: what both begin or end with does not bring them nearer.
 */
function edits(word: string, candidate: string): number | undefined {
  const shorter = Math.min(word.length, candidate.length);
  let start = 0;
  while (start < shorter && word[start] === candidate[start]) start++;
  let end = 0;
  while (end < shorter - start && word.at(-1 - end) === candidate.at(-1 - end)) end++;
  const rests = [word, candidate].map((text) => text.slice(start, text.length - end));
  const [part = '', other = ''] = [word, candidate].map((text) => partAround(text, start, text.length - end));
  if (Math.max(part.length, other.length) < SHORTEST_PART) return undefined;
  const count = isSwapped(rests[0] ?? '', rests[1] ?? '') ? 1 : distance(word, candidate);
  return count <= Math.max(1, Math.floor(Math.min(part.length, other.length) / 3)) ? count : undefined;
}

/**
 * The candidate that a misspelt word most likely meant; undefined where none is near enough to suggest.
 *
 * @example nearest('wbe', ['api', 'web']) // 'web'
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const count = candidate === word ? undefined : edits(word, candidate);
    if (count !== undefined && count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
}

/** How many of the words between dashes two ids share. */
function sharedWords(one: string, other: string): number {
  const words = new Set(other.split('-'));
  return one.split('-').filter((word) => words.has(word)).length;
}

/**
 * The candidates that come nearest to a word, the nearest first: by the words that they share, then by their letters.
 *
 * @param count how many, at most
 */
export function nearestFew(word: string, candidates: readonly string[], count: number): readonly string[] {
  return candidates
    .map((candidate) => ({ candidate, shared: sharedWords(candidate, word), edits: distance(word, candidate) }))
    .sort((one, other) => other.shared - one.shared || one.edits - other.edits)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
