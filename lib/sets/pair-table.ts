/**
 * Remembers a number for pairs of numbers. A table of its own, since a Map of pairs would need a key made for each
 * question, and there are millions of questions.
 *
 * All numbers are from 0 to 2^31 - 1.
 */
export class PairTable {
  private capacity = 1024;
  private used = 0;
  /** Three numbers for each entry: the pair, and what is remembered, counted from 1 so that 0 is a free place. */
  private entries = new Int32Array(3 * this.capacity);

  /** What is remembered for a pair; -1 for nothing. */
  get(one: number, other: number): number {
    return (this.entries[3 * this.placeOf(one, other) + 2] as number) - 1;
  }

  set(one: number, other: number, value: number): void {
    if (2 * this.used >= this.capacity) this.grow();
    const place = 3 * this.placeOf(one, other);
    if (this.entries[place + 2] === 0) this.used++;
    this.entries[place] = one;
    this.entries[place + 1] = other;
    this.entries[place + 2] = value + 1;
  }

  /** Where a pair is, or the free place where it would be. */
  private placeOf(one: number, other: number): number {
    const { entries, capacity } = this;
    const mask = capacity - 1;
    let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    hash ^= hash >>> 15;
    let place = hash & mask;
    while (entries[3 * place + 2] !== 0 && (entries[3 * place] !== one || entries[3 * place + 1] !== other)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private grow(): void {
    const before = this.entries;
    this.capacity *= 2;
    this.entries = new Int32Array(3 * this.capacity);
    for (let at = 0; at < before.length; at += 3) {
      if (before[at + 2] === 0) continue;
      const place = 3 * this.placeOf(before[at] as number, before[at + 1] as number);
      this.entries.set(before.subarray(at, at + 3), place);
    }
  }
}
