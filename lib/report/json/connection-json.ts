import { PROTOCOLS, type Protocol } from '../../model/port';
import type { ConnectionSet, MapEnd, PortSets, Unknown } from '../../reachability';
import { FAMILIES, type Family } from '../../sets/address';
import { formatCidr } from '../../sets/cidr';
import type { Interval } from '../../sets/intervals';
import { sortedBlocks } from '../end-order';
import { unknownText } from '../unknown-text';

/** One end of a connection, as every JSON report has it. */
export type EndJson =
  { readonly namespace: string; readonly name: string; readonly kind: string } | { readonly cidrs: readonly string[] };

/** Ports by protocol, each range with its first and its last port; a protocol without ports is left out. */
export type PortsJson = Readonly<Partial<Record<Protocol, readonly Interval[]>>>;

/** Ports whose verdict hangs on something that is not known, and on what. */
export type DependsJson = PortsJson & { readonly reasons: readonly ReasonJson[] };

export type ReasonJson = Unknown & { readonly text: string };

/** What holds in one family of addresses, where the two disagree. */
export interface FamilyJson {
  readonly ports: PortsJson;
  readonly depends?: PortsJson;
}

export type FamiliesJson = Readonly<Partial<Record<Family, FamilyJson>>>;

/** What one end can open to another. */
export interface OpenJson {
  readonly ports: PortsJson;
  readonly depends?: DependsJson;
  readonly families?: FamiliesJson;
}

export function endJson(end: MapEnd): EndJson {
  if (end.kind === 'addresses') return { cidrs: sortedBlocks(end.blocks).map(formatCidr) };
  const { namespace, name, kind } = end.workload;
  return { namespace, name, kind };
}

/** The protocols in their order, whatever order the sets have them in. */
export function portsJson(sets: PortSets): PortsJson {
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => {
      const intervals = sets[protocol];
      return intervals && intervals.length > 0 ? [[protocol, intervals]] : [];
    }),
  );
}

export function hasPorts(sets: PortSets): boolean {
  return PROTOCOLS.some((protocol) => (sets[protocol]?.length ?? 0) > 0);
}

/** What a verdict hangs on, each once, in an order of their own. */
export function reasonsJson(unknowns: readonly Unknown[]): ReasonJson[] {
  const reasons = new Map(unknowns.map((unknown) => [unknownText(unknown), unknown]));
  return [...reasons].sort(([one], [other]) => (one < other ? -1 : 1)).map(([text, unknown]) => ({ ...unknown, text }));
}

function familiesJson(families: NonNullable<ConnectionSet['families']>): FamiliesJson {
  return Object.fromEntries(
    FAMILIES.flatMap((family) => {
      const open = families[family];
      if (!open) return [];
      const depends = hasPorts(open.depends) ? { depends: portsJson(open.depends) } : {};
      return [[family, { ports: portsJson(open.allowed), ...depends }]];
    }),
  );
}

export function openJson({ allowed, depends, unknowns, families }: ConnectionSet): OpenJson {
  return {
    ports: portsJson(allowed),
    ...(hasPorts(depends) && { depends: { ...portsJson(depends), reasons: reasonsJson(unknowns) } }),
    ...(families && { families: familiesJson(families) }),
  };
}
