import type { Direction } from '../../model/policy';
import { EMPTY, type SetId } from '../../sets/interval-sets';
import { PairTable } from '../../sets/pair-table';
import type { ClassId } from './pod-classes';
import { refine } from './refinement';
import type { RowId } from './rows';
import type { Universe } from './universe';

/** Addresses that a pod can open the same connections to, or that can open the same ones to it. */
export interface AddressConnection {
  readonly addresses: SetId;
  /** Ports on which it can for certain. */
  readonly allowed: SetId;
  /** Ports on which something that is not known decides. */
  readonly depends: SetId;
}

/** What passes between the pods of rows and addresses outside. */
export class AddressConnections {
  private readonly memory: Readonly<Record<Direction, PairTable>> = {
    ingress: new PairTable(),
    egress: new PairTable(),
  };
  private readonly found: (readonly AddressConnection[])[] = [];

  constructor(private readonly universe: Universe) {}

  /** The addresses of a row, in the families that a class has; each address is in one of the connections at most. */
  of(direction: Direction, row: RowId, classId: ClassId): readonly AddressConnection[] {
    const families = this.familiesOf(classId);
    const known = this.memory[direction].get(row, families);
    if (known >= 0) return this.found[known] as readonly AddressConnection[];
    this.memory[direction].set(row, families, this.found.length);
    const connections = this.work(direction, row, families);
    this.found.push(connections);
    return connections;
  }

  /** The addresses of the families that a class has. */
  private familiesOf(classId: ClassId): SetId {
    const { sets, axis, ofFamily } = this.universe;
    const whole = (family: 'IPv4' | 'IPv6') => (sets.has(ofFamily[family], classId) ? axis.whole[family] : EMPTY);
    return sets.union(whole('IPv4'), whole('IPv6'));
  }

  private work(direction: Direction, row: RowId, families: SetId): AddressConnection[] {
    const { sets } = this.universe;
    const layers = this.universe.layersOf(direction, row);
    if (layers.every(({ possibleAddresses }) => possibleAddresses === EMPTY)) return [];
    const inFamilies = (addresses: SetId) => sets.intersect(addresses, families);
    const parts = refine(
      sets,
      layers.flatMap(({ certainAddresses, possibleAddresses }) => [
        inFamilies(certainAddresses),
        inFamilies(possibleAddresses),
      ]),
    );
    const merged = new Map<string, AddressConnection>();
    for (const { members, first } of parts) {
      let [allowed, depends] = [EMPTY, EMPTY];
      for (const { ports, certainAddresses, possibleAddresses } of layers) {
        if (sets.has(certainAddresses, first)) allowed = sets.union(allowed, ports);
        else if (sets.has(possibleAddresses, first)) depends = sets.union(depends, ports);
      }
      const key = `${allowed} ${depends}`;
      const before = merged.get(key);
      merged.set(key, { addresses: sets.union(before?.addresses ?? EMPTY, members), allowed, depends });
    }
    return [...merged.values()];
  }
}
