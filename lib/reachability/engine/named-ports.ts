import type { NamedPort, Protocol } from '../../model/port';
import type { Workload } from '../../model/workload';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { EvaluationOptions } from '../options';
import { portPosition } from './port-axis';

/** What the names that rules use stand for on the pods of a workload, as one number: equal tables have equal numbers. */
export type NameTable = number;

/** The table of pods that declare none of the names. */
export const NO_NAMES: NameTable = 0;

/** The named ports that rules use, and what each workload makes of them. */
export class NamedPorts {
  private readonly names = new Map<string, number>();
  private readonly tables: ReadonlyMap<number, SetId>[] = [new Map()];
  private readonly byText = new Map<string, NameTable>([['', NO_NAMES]]);
  /** Lists of ports that are equal are often one list. */
  private readonly byPorts = new Map<Workload['ports'], NameTable>();

  constructor(
    private readonly sets: IntervalSets,
    private readonly options: Pick<EvaluationOptions, 'namedPortMatches' | 'sidecarPorts'>,
  ) {}

  /** The number of a name; names of different protocols are different names. */
  mention({ protocol, name }: NamedPort): number {
    const text = textOf(protocol, name);
    const known = this.names.get(text);
    if (known !== undefined) return known;
    this.names.set(text, this.names.size);
    return this.names.size - 1;
  }

  knows({ protocol, name }: NamedPort): boolean {
    return this.names.has(textOf(protocol, name));
  }

  /** What a workload declares under the names that rules use; every name is mentioned before the first workload. */
  tableOf({ ports }: Workload): NameTable {
    if (this.names.size === 0 || ports.length === 0) return NO_NAMES;
    let table = this.byPorts.get(ports);
    if (table === undefined) this.byPorts.set(ports, (table = this.tableOfPorts(ports)));
    return table;
  }

  private tableOfPorts(ports: Workload['ports']): NameTable {
    const positions = new Map<number, number[]>();
    for (const { name, protocol, number, sidecar } of ports) {
      const known = name === undefined ? undefined : this.names.get(textOf(protocol, name));
      if (known === undefined || (sidecar && this.options.sidecarPorts === 'exclude')) continue;
      const before = positions.get(known);
      if (before === undefined) positions.set(known, [portPosition(protocol, number)]);
      else if (this.options.namedPortMatches === 'any') before.push(portPosition(protocol, number));
    }
    return positions.size === 0 ? NO_NAMES : this.table(positions);
  }

  /** The ports that some names stand for. */
  resolve(table: NameTable, names: readonly number[]): SetId {
    let ports = EMPTY;
    for (const name of names) ports = this.sets.union(ports, this.tables[table]?.get(name) ?? EMPTY);
    return ports;
  }

  private table(positions: ReadonlyMap<number, readonly number[]>): NameTable {
    const entries = [...positions]
      .sort(([one], [other]) => one - other)
      .map(([name, at]): [number, SetId] => [name, this.setOf(at)]);
    const text = entries.join(';');
    let table = this.byText.get(text);
    if (table === undefined) {
      table = this.tables.length;
      this.tables.push(new Map(entries));
      this.byText.set(text, table);
    }
    return table;
  }

  private setOf(positions: readonly number[]): SetId {
    if (positions.length === 1) return this.sets.of([positions[0] as number, positions[0] as number]);
    return this.sets.ofMembers([...new Set(positions)].sort((one, other) => one - other));
  }
}

function textOf(protocol: Protocol, name: string): string {
  return `${protocol} ${name}`;
}
