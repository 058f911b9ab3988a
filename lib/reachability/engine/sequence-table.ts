/**
 * Gives each sequence of numbers a number of its own, step by step: `next(next(START, 7), 9)` is the sequence 7, 9.
 * Most sequences go on in one way only, so the first step behind each is kept without a table.
 */
export class SequenceTable {
  private readonly onlySymbol: number[] = [];
  private readonly onlyNext: number[] = [];
  private readonly others = new Map<number, Map<number, number>>();
  private readonly last: number[] = [];
  private readonly before: number[] = [];

  constructor() {
    this.add(-1, NONE);
  }

  next(sequence: number, symbol: number): number {
    const only = this.onlySymbol[sequence];
    if (only === symbol) return this.onlyNext[sequence] as number;
    if (only === NONE) {
      const added = this.add(sequence, symbol);
      this.onlySymbol[sequence] = symbol;
      this.onlyNext[sequence] = added;
      return added;
    }
    let table = this.others.get(sequence);
    if (table === undefined) this.others.set(sequence, (table = new Map()));
    let next = table.get(symbol);
    if (next === undefined) table.set(symbol, (next = this.add(sequence, symbol)));
    return next;
  }

  /** The last number of a sequence; undefined of the empty one. */
  lastOf(sequence: number): number | undefined {
    return sequence === START ? undefined : this.last[sequence];
  }

  symbolsOf(sequence: number): number[] {
    const symbols: number[] = [];
    for (let at = sequence; at !== START; at = this.before[at] as number) symbols.push(this.last[at] as number);
    return symbols.reverse();
  }

  private add(before: number, symbol: number): number {
    this.before.push(before);
    this.last.push(symbol);
    this.onlySymbol.push(NONE);
    this.onlyNext.push(NONE);
    return this.last.length - 1;
  }
}

/** The empty sequence. */
export const START = 0;

/** No symbol; the least whole number that engines keep without a box. */
const NONE = -(2 ** 31);
