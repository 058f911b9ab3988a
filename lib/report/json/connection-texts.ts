import type { Workload } from '../../model/workload';
import type { ConnectionSet, MapEnd, MapRow, PortSets } from '../../reachability';
import type { Cidr } from '../../sets/cidr';
import { remembered } from '../remembered';
import { endJson, hasPorts, openJson, portsJson } from './connection-json';

/** Writes the entries of a map as JSON text; what stands in many of them is written once. */
export interface ConnectionTexts {
  readonly endText: (end: MapEnd) => string;
  readonly portsText: (sets: PortSets) => string;
  /** `{ "source", "destination", "ports", "depends"?, "families"? }` */
  readonly entryText: (row: MapRow) => string;
}

export function connectionTexts(): ConnectionTexts {
  const workloadText = remembered((workload: Workload) => JSON.stringify(endJson({ kind: 'pod', workload })));
  const blocksText = remembered((blocks: readonly Cidr[]) => JSON.stringify(endJson({ kind: 'addresses', blocks })));
  const portsText = remembered((sets: PortSets) => JSON.stringify(portsJson(sets)));
  const endText = (end: MapEnd) => (end.kind === 'pod' ? workloadText(end.workload) : blocksText(end.blocks));
  const openText = (open: ConnectionSet) => {
    if (!open.families && !hasPorts(open.depends)) return `"ports":${portsText(open.allowed)}`;
    const { depends, families } = openJson(open);
    const rest = [
      ...(depends ? [`,"depends":${JSON.stringify(depends)}`] : []),
      ...(families ? [`,"families":${JSON.stringify(families)}`] : []),
    ];
    return `"ports":${portsText(open.allowed)}${rest.join('')}`;
  };
  return {
    endText,
    portsText,
    entryText: (row) => `{"source":${endText(row.source)},"destination":${endText(row.destination)},${openText(row)}}`,
  };
}
