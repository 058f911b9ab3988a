/** Where two words begin and end alike, what is left of each, and the letters around it up to the next dash. */
interface Difference {
  readonly rests: readonly [string, string];
  /** The shorter of the two parts, between dashes, in which they differ. */
  readonly part: string;
}

function partAround(word: string, from: number, until: number): string {
  const end = word.indexOf('-', until);
  return word.slice(word.lastIndexOf('-', from - 1) + 1, end < 0 ? undefined : end);
}

function differenceOf(one: string, other: string): Difference {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [part = '', longer = ''] = [one, other].map((word) => partAround(word, start, word.length - end));
  return {
    rests: [one.slice(start, one.length - end), other.slice(start, other.length - end)],
    part: part.length <= longer.length ? part : longer,
  };
}

/**
 * Whether one word is most likely the other, mistyped: a letter or a dash left out or typed twice, two letters in the wrong
 * order, or another letter in a long word. Words that differ in a digit (`eu-1`, `eu-2`), or in a part of one or two letters
 * (`team-a`, `team-b`), are meant to be two.
 */
export function isSlipOf(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  const { rests, part } = differenceOf(one, other);
  const [rest, otherRest] = rests;
  if (!/^[a-z-]+$/.test(rest + otherRest)) return false;
  switch (rest.length + otherRest.length) {
    case 1:
      return part.length >= 3;
    case 2:
      return part.length >= 6;
    default:
      return part.length >= 3 && rest.length === 2 && rest === [...otherRest].reverse().join('');
  }
}
