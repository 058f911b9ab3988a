import type { Verdict } from '../judgement';

/**
 * What holds between two classes on some ports, as one number: the verdict, and the verdict in each family. There are
 * few of them, so they are worked out once.
 */
export type Cell = number;

/** What a side says of one class, and what the class has: bits of a {@link Sign}. */
export const CERTAIN_4 = 1;
export const POSSIBLE_4 = 2;
export const CERTAIN_6 = 4;
export const POSSIBLE_6 = 8;
export const HAS_4 = 16;
export const HAS_6 = 32;
/** Its addresses are known, so that it is known which families it has. */
export const KNOWN = 64;

/** What the other side says of a class, family by family, and which families it has. */
export type Sign = number;

const SIGNS = 128;

/** Verdicts as cells count them: two bits for the verdict, and two for the verdict in each family. */
const VERDICTS: readonly Verdict[] = ['denied', 'depends', 'allowed'];
const [DENIED, DEPENDS, ALLOWED] = [0, 1, 2] as const;

/** The cell of a pair that nothing can pass between. */
export const CLOSED: Cell = 0;

export function verdictOf(cell: Cell): Verdict {
  return VERDICTS[cell >> 4] ?? 'denied';
}

/** The verdict in IPv4; in a pair that has one family only, its verdict counts for both. */
export function verdict4Of(cell: Cell): Verdict {
  return VERDICTS[cell & 3] ?? 'denied';
}

/** The verdict in IPv6. */
export function verdict6Of(cell: Cell): Verdict {
  return VERDICTS[(cell >> 2) & 3] ?? 'denied';
}

export function familiesDiffer(cell: Cell): boolean {
  return (cell & 3) !== ((cell >> 2) & 3);
}

/** Puts the two sides of connections together. */
export class CellTable {
  private readonly cells = new Int8Array(SIGNS * SIGNS).fill(-1);

  constructor(private readonly anyFamily: boolean) {}

  /** @param source what ingress says of the source @param destination what egress says of the destination */
  cell(source: Sign, destination: Sign): Cell {
    const at = source * SIGNS + destination;
    let cell = this.cells[at] as number;
    if (cell < 0) this.cells[at] = cell = this.work(source, destination);
    return cell;
  }

  /** "Both the egress policy on the source pod and the ingress policy on the destination pod need to allow it." */
  private work(source: Sign, destination: Sign): Cell {
    const both = source & destination;
    const [has4, has6] = [(both & HAS_4) !== 0, (both & HAS_6) !== 0];
    const verdict4 = (both & CERTAIN_4) !== 0 ? ALLOWED : (both & POSSIBLE_4) !== 0 ? DEPENDS : DENIED;
    const verdict6 = (both & CERTAIN_6) !== 0 ? ALLOWED : (both & POSSIBLE_6) !== 0 ? DEPENDS : DENIED;
    if (!has4 && !has6) return CLOSED;
    const [four, six] = [has4 ? verdict4 : verdict6, has6 ? verdict6 : verdict4];
    return four | (six << 2) | (this.overall(four, six, (both & KNOWN) !== 0) << 4);
  }

  /** A client may use any family that both ends have: families that differ leave it open. */
  private overall(four: number, six: number, known: boolean): number {
    if (four === six) return four;
    return this.anyFamily && known && Math.max(four, six) === ALLOWED ? ALLOWED : DEPENDS;
  }
}
