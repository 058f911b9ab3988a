import { addressEnd, podEnd, type End, type World } from '../../../lib/reachability';
import type { Workload } from '../../../lib/model/workload';
import type { Cidr } from '../../../lib/sets/cidr';
import { blocksAbout, fewestBlocks, nodesOf, runsBetween, type Run } from './address-parts';
import { openText } from './canonical';
import { allTogether, connectionSet, isClosed } from './connection-set';
import { rulesAbout } from './port-parts';
import { isInFocus, type ReferenceEnd, type ReferenceOptions, type ReferenceRow } from './rows';

export const WAYS = ['to addresses', 'from addresses'] as const;
export type Way = (typeof WAYS)[number];

function connected<T>(way: Way, pod: T, addresses: T): readonly [source: T, destination: T] {
  return way === 'to addresses' ? [pod, addresses] : [addresses, pod];
}

/** What a workload and one run of addresses can open, in one of the two ways. */
export function setWithAddresses(world: World, workload: Workload, way: Way, { family, first }: Run) {
  return connectionSet(world, ...connected<End>(way, podEnd(workload), addressEnd({ family, value: first })));
}

/** The blocks that tell addresses apart for a workload, in one of the two ways. */
export function blocksFor(world: World, workload: Workload, way: Way): Cidr[] {
  const { cluster, options } = world;
  const anyAddress = addressEnd({ family: 'IPv4', value: 0n });
  const blocks = blocksAbout(rulesAbout(world, ...connected<End>(way, podEnd(workload), anyAddress)), workload);
  if (options.ipBlockMatchesNodes === 'yes') return blocks;
  return [...blocks, ...options.nodeCidrs, ...cluster.workloads.flatMap(nodesOf)];
}

/** A pod and addresses, as the two ends of a row. */
export function endsWithAddresses(
  workload: Workload,
  way: Way,
  runs: readonly Run[],
): Pick<ReferenceRow, 'source' | 'destination'> {
  const addresses: ReferenceEnd = { kind: 'addresses', blocks: fewestBlocks(runs) };
  const [source, destination] = connected<ReferenceEnd>(way, { kind: 'pod', workload }, addresses);
  return { source, destination };
}

/** Puts what has the same text into one list. */
export function groupsBy<T>(items: readonly T[], text: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = text(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function addressRows(world: World, workload: Workload, way: Way): ReferenceRow[] {
  const judged = runsBetween(blocksFor(world, workload, way)).map((run) => ({
    run,
    set: setWithAddresses(world, workload, way, run),
  }));
  return groupsBy(judged, ({ set }) => openText(set)).map((group) => ({
    ...endsWithAddresses(
      workload,
      way,
      group.map(({ run }) => run),
    ),
    ...allTogether(group, ({ set }) => set),
  }));
}

/**
 * The map, out of nothing but the law: every pair of workloads, every part of the ports, every part of the addresses,
 * one connection after the other.
 */
export function referenceMap(world: World, options: ReferenceOptions = {}): ReferenceRow[] {
  const { workloads } = world.cluster;
  const between = workloads.flatMap((source) =>
    workloads
      .filter((destination) => options.selfPairs || destination !== source)
      .map((destination): ReferenceRow => ({
        source: { kind: 'pod', workload: source },
        destination: { kind: 'pod', workload: destination },
        ...connectionSet(world, podEnd(source), podEnd(destination)),
      })),
  );
  const outside = workloads.flatMap((workload) => WAYS.flatMap((way) => addressRows(world, workload, way)));
  return [...between, ...outside].filter(
    (row) =>
      !isClosed(row) && (row.governed || !options.governedOnly) && isInFocus(options, row.source, row.destination),
  );
}
