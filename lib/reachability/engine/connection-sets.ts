import type { Family } from '../../sets/address';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { Verdict } from '../judgement';
import type { OpenPorts, PortSets } from '../open-ports';
import { familiesDiffer, verdict4Of, verdict6Of, verdictOf, type Cell } from './cells';
import { portSetsOf } from './port-axis';

/** Ports, and what holds on them. */
export interface CellPorts {
  readonly ports: SetId;
  readonly cell: Cell;
}

/** Ports by verdict, as they are given out. */
export interface OpenByFamily extends OpenPorts {
  /** Set only where the families disagree. */
  readonly families?: Readonly<Partial<Record<Family, OpenPorts>>>;
}

/** Turns ports and cells into values to give out; equal ones are one value. */
export class ConnectionSets {
  private readonly memory = new Map<string, OpenByFamily>();
  private readonly portSets = new Map<SetId, PortSets>();

  constructor(private readonly sets: IntervalSets) {}

  /** Between pods: `parts` have different ports. */
  ofCells(parts: readonly CellPorts[]): OpenByFamily {
    return this.remembered(textOfCells(this.sets, parts), () => {
      const where = (verdictIn: (cell: Cell) => Verdict, verdict: Verdict) =>
        this.portSetsOf(
          parts
            .filter(({ cell }) => verdictIn(cell) === verdict)
            .reduce((all, { ports }) => this.sets.union(all, ports), EMPTY),
        );
      const both = (verdictIn: (cell: Cell) => Verdict) => ({
        allowed: where(verdictIn, 'allowed'),
        depends: where(verdictIn, 'depends'),
      });
      const differ = parts.some(({ cell }) => familiesDiffer(cell));
      return { ...both(verdictOf), ...(differ && { families: { IPv4: both(verdict4Of), IPv6: both(verdict6Of) } }) };
    });
  }

  /** Between a pod and addresses of one family or of both that are judged alike. */
  ofPorts(allowed: SetId, depends: SetId): OpenByFamily {
    return this.remembered(`${allowed}/${depends}`, () => ({
      allowed: this.portSetsOf(allowed),
      depends: this.portSetsOf(depends),
    }));
  }

  private remembered(text: string, make: () => OpenByFamily): OpenByFamily {
    let found = this.memory.get(text);
    if (found === undefined) this.memory.set(text, (found = Object.freeze(make())));
    return found;
  }

  private portSetsOf(ports: SetId): PortSets {
    let found = this.portSets.get(ports);
    if (found === undefined)
      this.portSets.set(ports, (found = Object.freeze(portSetsOf(this.sets.intervalsOf(ports)))));
    return found;
  }
}

/** Text that is equal for parts that say the same. */
export function textOfCells(sets: IntervalSets, parts: readonly CellPorts[]): string {
  const [only] = parts;
  if (only === undefined) return '';
  if (parts.length === 1) return `${only.cell}:${only.ports}`;
  const byCell = new Map<Cell, SetId>();
  for (const { ports, cell } of parts) byCell.set(cell, sets.union(byCell.get(cell) ?? EMPTY, ports));
  return [...byCell]
    .sort(([one], [other]) => one - other)
    .map(([cell, ports]) => `${cell}:${ports}`)
    .join(' ');
}
