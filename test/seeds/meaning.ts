import { namespaceNamed } from '../../lib/dsl';
import type { Addresses, NumberedPorts, PodsOfNamespace, PodsOfNamespaces } from '../../lib/index';
import { endText } from '../../lib/lint/end-text';
import type { Cluster } from '../../lib/model/cluster';
import type { BlockPeer } from '../../lib/model/policy';
import { PROTOCOLS, type Protocol } from '../../lib/model/port';
import { addressOf, addressParts } from '../../lib/reachability/address-parts';
import {
  addressEnd,
  ALL_PORTS,
  judgePorts,
  portsWith,
  worldOf,
  type End,
  type PortSets,
  type World,
} from '../../lib/reachability';
import { addressesIn, EVERY_BLOCK, EVERY_POD, everyEnd, selects } from '../../lib/reachability/questions';
import { portSetsText } from '../../lib/report/port-sets-text';
import {
  intersectIntervals,
  intervalsEqual,
  intervalsHave,
  intervalsOf,
  subtractIntervals,
  unionIntervals,
  type Intervals,
} from '../../lib/sets/intervals';

/** Ends of a difference: pods by labels, or addresses. */
export type Those = PodsOfNamespace | PodsOfNamespaces | Addresses;

/**
 * Connections that two clusters judge differently: all from every one of `from` to every one of `to`, on every one of
 * the ports. The first cluster says the opposite of what they become in the second.
 */
export interface Difference {
  readonly from: Those;
  readonly to: Those;
  readonly ports: 'all' | readonly NumberedPorts[];
  readonly becomes: 'allowed' | 'denied';
}

function isOneOf(end: End, those: Those, world: World): boolean {
  if (those.kind === 'addresses' || end.kind === 'address') {
    return those.kind === 'addresses' && end.kind === 'address' && holds(those.blocks, end);
  }
  const { workload } = end;
  const namespaces = those.kind === 'pods-of-namespace' ? namespaceNamed(those.namespace) : those.namespaces;
  return (
    selects(namespaces, { labels: world.namespaceLabels(workload.namespace) }) === 'yes' &&
    selects(those.selector, workload) === 'yes'
  );
}

function holds(blocks: readonly BlockPeer[], { address }: Extract<End, { kind: 'address' }>): boolean {
  return intervalsHave<bigint>(addressesIn(blocks, address.family), address.value);
}

/** The verdicts on all ports between two ends. */
interface Verdicts {
  readonly allowed: PortSets;
  readonly depends: PortSets;
}

function verdictsBetween(world: World, source: End, destination: End): Verdicts {
  const verdicts = judgePorts(world, { source, destination });
  return { allowed: portsWith('allowed', verdicts), depends: portsWith('depends', verdicts) };
}

function portsOf(differences: readonly Difference[], becomes: Difference['becomes'], protocol: Protocol): Intervals {
  const ports = differences
    .filter((difference) => difference.becomes === becomes)
    .flatMap((difference) => (difference.ports === 'all' ? ALL_PORTS : difference.ports));
  return intervalsOf(
    ports.filter((port) => port.protocol === protocol).map(({ first, last }): [number, number] => [first, last]),
  );
}

/** Whether two ends are judged alike, but for just these differences. */
function differAsSaid(one: Verdicts, other: Verdicts, differences: readonly Difference[]): boolean {
  return PROTOCOLS.every((protocol) => {
    const [allowed, depends] = [one.allowed[protocol] ?? [], one.depends[protocol] ?? []];
    const opened = portsOf(differences, 'allowed', protocol);
    const closed = portsOf(differences, 'denied', protocol);
    // What is opened was denied before, all of it, and what is closed was allowed.
    return (
      intersectIntervals(opened, unionIntervals(allowed, depends)).length === 0 &&
      subtractIntervals(closed, allowed).length === 0 &&
      intervalsEqual(other.allowed[protocol] ?? [], subtractIntervals(unionIntervals(allowed, opened), closed)) &&
      intervalsEqual(other.depends[protocol] ?? [], depends)
    );
  });
}

/** Pods that no policy can tell apart are asked once: those of one namespace with the same labels and ports. */
function distinct(ends: readonly End[]): readonly End[] {
  const unique = new Map<string, End>();
  for (const end of ends) {
    const { namespace, labels, ports } = end.kind === 'pod' ? end.workload : { namespace: '', labels: {}, ports: [] };
    const key = end.kind === 'pod' ? JSON.stringify([namespace, Object.entries(labels).sort(), ports]) : endText(end);
    if (!unique.has(key)) unique.set(key, end);
  }
  return [...unique.values()];
}

function verdictsText({ allowed, depends }: Verdicts): string {
  return [portSetsText(allowed) || 'nothing', portSetsText(depends) && `${portSetsText(depends)} (depends)`]
    .filter(Boolean)
    .join('; ');
}

/**
 * Compares who can reach whom in two clusters that have the same namespaces and pods, on every port. Asked are the pods
 * of both and, as in the checks, pods that nobody declared: one for every selector that a policy of either mentions,
 * in every namespace where it can be, and one that none mentions; and an address of each part that a block of either
 * tells apart.
 *
 * @returns a line for each pair that is judged differently other than by `differences`, or not differently by them
 */
export function unexplained(one: Cluster, other: Cluster, differences: readonly Difference[]): readonly string[] {
  const policies = [...one.policies, ...other.policies];
  const { world, ends: everyone } = everyEnd(worldOf({ ...one, policies }), EVERY_POD);
  const ends = distinct(everyone);
  const addresses = addressParts(EVERY_BLOCK, policies).map((part) => addressEnd(addressOf(part)));
  const pairs = [
    ...ends.flatMap((source) => [...ends, ...addresses].map((destination) => [source, destination] as const)),
    ...addresses.flatMap((source) => ends.map((destination) => [source, destination] as const)),
  ];
  const worlds = [one, other].map((cluster) => worldOf({ ...world.cluster, policies: cluster.policies }));
  const used = new Set<Difference>();
  // Only policies of the two namespaces are asked about a connection: without any, both clusters leave it open.
  const governed = new Set(policies.map(({ namespace }) => namespace));
  const isGoverned = (end: End) => end.kind === 'pod' && governed.has(end.workload.namespace);
  const lines = pairs.flatMap(([source, destination]): string[] => {
    const said = differences.filter(({ from, to }) => isOneOf(source, from, world) && isOneOf(destination, to, world));
    said.forEach((difference) => used.add(difference));
    if (said.length === 0 && !isGoverned(source) && !isGoverned(destination)) return [];
    const [before, after] = worlds.map((asked) => verdictsBetween(asked, source, destination));
    if (!before || !after || differAsSaid(before, after, said)) return [];
    const pair = `${endText(source)} -> ${endText(destination)}`;
    const expected = said.length > 0 ? ', and not what the differences say' : '';
    return [`${pair}: ${verdictsText(before)} became ${verdictsText(after)}${expected}`];
  });
  const unused = differences.filter((difference) => !used.has(difference));
  return [...lines, ...unused.map(({ becomes }) => `no pair of ends is in a difference that becomes ${becomes}`)];
}
