import { EMPTY } from '../../sets/interval-sets';
import { CLOSED } from './cells';
import type { CellPorts } from './connection-sets';
import { NO_CLASS, type ClassId } from './pod-classes';
import type { Snapshot } from './snapshot';

/** What pods of one class can open to pods of another: parts with different ports; the rest is closed. */
export function pairCells({ universe, rowOf }: Snapshot, source: ClassId, destination: ClassId): CellPorts[] {
  if (source === NO_CLASS || destination === NO_CLASS) return [];
  const { sets, parts, cells } = universe;
  const found: CellPorts[] = [];
  for (const egress of universe.layersOf('egress', rowOf.egress[source] as number)) {
    const to = parts.signOf(destination, egress);
    for (const ingress of universe.layersOf('ingress', rowOf.ingress[destination] as number)) {
      const ports = sets.intersect(egress.ports, ingress.ports);
      if (ports === EMPTY) continue;
      const cell = cells.cell(parts.signOf(source, ingress), to);
      if (cell !== CLOSED) found.push({ ports, cell });
    }
  }
  return found;
}
