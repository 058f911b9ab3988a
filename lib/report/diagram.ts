import type { Workload } from '../model/workload';
import type { MapEnd } from '../reachability';
import { formatCidr } from '../sets/cidr';
import { addressesText } from './addresses-text';
import { inOrder, sortedBlocks } from './end-order';
import { OUTSIDE_NAMES } from './outside-names';
import { fullWorkloadName, sharedNames } from './workload-names';

/** How a line of a diagram looks: sure, hanging on something unknown, or open for want of policies. */
export type MapLook = 'allowed' | 'depends' | 'ungoverned';
export type DiffLook = 'added' | 'removed' | 'changed';

/** A connection to draw. */
export interface Drawn<Look> {
  readonly source: MapEnd;
  readonly destination: MapEnd;
  readonly label: string;
  readonly look: Look;
}

export interface DiagramNode {
  /** `n1`, `n2`, ...: never a word that a language of diagrams keeps for itself. */
  readonly id: string;
  readonly label: string;
}

export interface DiagramEdge<Look> {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly look: Look;
  /** True for two connections that are alike in both directions: they are one line. */
  readonly both: boolean;
}

/** A picture of connections: workloads by namespace, addresses outside, and a line for each connection. */
export interface Diagram<Look> {
  readonly namespaces: readonly { readonly name: string; readonly nodes: readonly DiagramNode[] }[];
  readonly outside: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge<Look>[];
}

function keyOf(end: MapEnd): string {
  if (end.kind === 'addresses') return sortedBlocks(end.blocks).map(formatCidr).join(' ');
  return fullWorkloadName(end.workload);
}

/** Pods of one name are told apart by their kind. */
function workloadLabels(workloads: readonly Workload[]): (workload: Workload) => string {
  const isShared = sharedNames(workloads);
  return (workload) => (isShared(workload) ? `${workload.name} (${workload.kind})` : workload.name);
}

/** Two lines of the same look and label between the same nodes become one with two heads. */
function edgesOf<Look>(drawn: readonly Drawn<Look>[], idOf: (end: MapEnd) => string): DiagramEdge<Look>[] {
  const keyFor = (from: string, to: string, { label, look }: Drawn<Look>) => JSON.stringify([from, to, label, look]);
  const edges = drawn.map((one) => ({ one, from: idOf(one.source), to: idOf(one.destination) }));
  const keys = new Set(edges.map(({ one, from, to }) => keyFor(from, to, one)));
  const merged = new Set<string>();
  return edges.flatMap(({ one, from, to }) => {
    const [own, reverse] = [keyFor(from, to, one), keyFor(to, from, one)];
    if (merged.has(own)) return [];
    const both = from !== to && keys.has(reverse);
    if (both) merged.add(reverse);
    return [{ from, to, label: one.label, look: one.look, both }];
  });
}

/** Lays out what is to be drawn, in the order of all reports. */
export function diagramOf<Look>(connections: readonly Drawn<Look>[]): Diagram<Look> {
  const drawn = inOrder(connections);
  const ends = new Map<string, MapEnd>();
  for (const end of drawn.flatMap(({ source, destination }) => [source, destination])) ends.set(keyOf(end), end);
  // Sorted as sources are: each end beside itself.
  const sorted = inOrder([...ends.values()].map((end) => ({ source: end, destination: end })));
  const labelOf = workloadLabels(sorted.flatMap(({ source }) => (source.kind === 'pod' ? [source.workload] : [])));
  const ids = new Map<string, string>();
  const namespaces = new Map<string, DiagramNode[]>();
  const outside: DiagramNode[] = [];
  for (const { source: end } of sorted) {
    const id = `n${ids.size + 1}`;
    ids.set(keyOf(end), id);
    if (end.kind === 'addresses') {
      outside.push({ id, label: addressesText(end.blocks, OUTSIDE_NAMES) });
      continue;
    }
    const nodes = namespaces.get(end.workload.namespace) ?? [];
    namespaces.set(end.workload.namespace, nodes);
    nodes.push({ id, label: labelOf(end.workload) });
  }
  return {
    namespaces: [...namespaces].map(([name, nodes]) => ({ name, nodes })),
    outside,
    edges: edgesOf(drawn, (end) => ids.get(keyOf(end)) ?? ''),
  };
}
