/** A stream of whole numbers that is the same on every machine and in every year: mulberry32, integers only. */
export class Random {
  private state: number;

  /**
   * @param seed the run's seed
   * @param path what the numbers are for, such as the number of a namespace: streams with other paths are others,
   * so that one more draw in one place changes nothing in the next
   */
  constructor(seed: number, ...path: readonly number[]) {
    this.state = path.reduce((state, step) => scramble(state ^ scramble(step + 1)), scramble(seed));
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return scramble(this.state);
  }

  /** A whole number from 0 to `limit - 1`. Never a division, so never a rounding. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** A whole number from `first` to `last`. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** So many different members of a list, in the list's order. */
  some<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, list.length)) chosen.add(this.below(list.length));
    return list.filter((_, index) => chosen.has(index));
  }

  /** One of the names, as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const names = Object.keys(weights) as Name[];
    let left = this.below(names.reduce((sum, name) => sum + weights[name], 0));
    return names.find((name) => (left -= weights[name]) < 0) as Name;
  }

  /** Lower-case hexadecimal digits, as in the hash of a pod template. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.next().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }
}

/** The mixing step of mulberry32. */
function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
