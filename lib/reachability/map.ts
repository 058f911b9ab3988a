import type { Workload } from '../model/workload';
import type { Family } from '../sets/address';
import type { Cidr } from '../sets/cidr';
import { intervalsOf } from '../sets/intervals';
import { addressOf, addressParts, cidrsOf, EVERY_BLOCK, type AddressPart } from './address-parts';
import { addressEnd, podEnd, type End } from './connection';
import type { Unknown } from './judgement';
import { judgePorts, portsWith, type PortSets, type PortVerdict } from './open-ports';
import type { World } from './world';

/** One end of a row: a workload, or addresses outside the cluster that are all judged alike. */
export type MapEnd =
  | { readonly kind: 'pod'; readonly workload: Workload }
  | { readonly kind: 'addresses'; readonly blocks: readonly Cidr[] };

/** What one end can open to another. */
export interface MapRow {
  readonly source: MapEnd;
  readonly destination: MapEnd;
  readonly allowed: PortSets;
  /** Ports whose verdict is `depends`, and on what. */
  readonly depends: PortSets;
  readonly unknowns: readonly Unknown[];
  /** False where no policy isolates either side: nothing but the lack of policies makes it open. */
  readonly governed: boolean;
}

function rowOf(source: MapEnd, destination: MapEnd, verdicts: readonly PortVerdict[]): MapRow {
  const unknowns = verdicts.flatMap(({ judgement }) => judgement.unknowns);
  return {
    source,
    destination,
    allowed: portsWith('allowed', verdicts),
    depends: portsWith('depends', verdicts),
    governed: verdicts.some(
      ({ judgement: { egress, ingress } }) => egress.isolatedBy.length + ingress.isolatedBy.length > 0,
    ),
    unknowns: [...new Map(unknowns.map((unknown) => [JSON.stringify(unknown), unknown])).values()],
  };
}

function isOpen({ allowed, depends }: MapRow): boolean {
  return Object.keys(allowed).length > 0 || Object.keys(depends).length > 0;
}

/** Rows between a workload and addresses: parts of the address space that are judged alike are one row. */
function addressRows(world: World, workload: Workload, direction: 'from' | 'to'): MapRow[] {
  const groups = new Map<string, { readonly parts: AddressPart[]; readonly verdicts: readonly PortVerdict[] }>();
  for (const part of addressParts(EVERY_BLOCK, world.policiesIn(workload.namespace))) {
    const [pod, address]: End[] = [podEnd(workload), addressEnd(addressOf(part))];
    const [source, destination] = direction === 'from' ? [pod, address] : [address, pod];
    if (!source || !destination) continue;
    const verdicts = judgePorts(world, { source, destination });
    const key = JSON.stringify([portsWith('allowed', verdicts), portsWith('depends', verdicts)]);
    const group = groups.get(key);
    if (group) group.parts.push(part);
    else groups.set(key, { parts: [part], verdicts });
  }
  return [...groups.values()].map(({ parts, verdicts }) => {
    const addresses: MapEnd = { kind: 'addresses', blocks: blocksOf(parts) };
    const pod: MapEnd = { kind: 'pod', workload };
    return direction === 'from' ? rowOf(pod, addresses, verdicts) : rowOf(addresses, pod, verdicts);
  });
}

function blocksOf(parts: readonly AddressPart[]): Cidr[] {
  return (['IPv4', 'IPv6'] as Family[]).flatMap((family) =>
    cidrsOf(
      family,
      intervalsOf<bigint>(
        parts.filter((part) => part.family === family).map(({ first, last }): [bigint, bigint] => [first, last]),
      ),
    ),
  );
}

/**
 * Who can reach whom, on which ports: a row for each pair of workloads, and for each workload with the addresses
 * outside. Pairs without an open port have no row; nor has a workload with itself, unless `selfPairs` asks for it: then it
 * is one replica calling another.
 */
export function mapOf(world: World, { selfPairs = false }: { readonly selfPairs?: boolean } = {}): MapRow[] {
  const { workloads } = world.cluster;
  const between = workloads.flatMap((source) =>
    workloads
      .filter((destination) => selfPairs || destination !== source)
      .map((destination) =>
        rowOf(
          { kind: 'pod', workload: source },
          { kind: 'pod', workload: destination },
          judgePorts(world, { source: podEnd(source), destination: podEnd(destination) }),
        ),
      ),
  );
  const outside = workloads.flatMap((workload) => [
    ...addressRows(world, workload, 'from'),
    ...addressRows(world, workload, 'to'),
  ]);
  return [...between, ...outside].filter(isOpen);
}
