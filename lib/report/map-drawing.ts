import type { MapRow } from '../reachability';
import { connectionTexts } from './connection-text';
import type { Drawn, MapLook } from './diagram';

function lookOf({ governed, allowed }: MapRow): MapLook {
  if (!governed) return 'ungoverned';
  return Object.keys(allowed).length > 0 ? 'allowed' : 'depends';
}

/** The rows of a map as what is to be drawn. */
export function drawnRows(rows: Iterable<MapRow>): Drawn<MapLook>[] {
  const connectionText = connectionTexts();
  return Array.from(rows, (row) => ({
    source: row.source,
    destination: row.destination,
    label: connectionText(row),
    look: lookOf(row),
  }));
}
