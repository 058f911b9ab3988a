import { portSetsText } from '../../lib/report/port-sets-text';
import type { PortSets } from '../../lib/reachability';

interface EndEntry {
  readonly namespace?: string;
  readonly name?: string;
  readonly cidrs?: readonly string[];
}

interface Entry {
  readonly source: EndEntry;
  readonly destination: EndEntry;
  readonly ports?: PortSets;
  readonly depends?: PortSets & { readonly before?: PortSets; readonly after?: PortSets };
  readonly before?: PortSets;
  readonly after?: PortSets;
}

function endLine({ namespace, name, cidrs }: EndEntry): string {
  return cidrs ? cidrs.join(' ') : `${namespace}/${name}`;
}

function portsLine(ports: PortSets = {}, depends: PortSets = {}): string {
  const perhaps = portSetsText(depends);
  return [portSetsText(ports), perhaps && `${perhaps} (depends)`].filter(Boolean).join('; ');
}

function line({ source, destination, ports, depends, before, after }: Entry): string {
  const open = ports
    ? portsLine(ports, depends)
    : `${portsLine(before, depends?.before)} => ${portsLine(after, depends?.after)}`;
  return `${endLine(source)} -> ${endLine(destination)}: ${open}`;
}

/** The entries of a map or a diff in JSON, in the order in which they stand, each as a line that a person can work out. */
export function entryLines(json: string): string[] {
  const { connections = [], added = [], removed = [], changed = [] } = JSON.parse(json) as Record<string, Entry[]>;
  const signed = (sign: string, entries: readonly Entry[]) => entries.map((entry) => `${sign} ${line(entry)}`);
  return [...connections.map(line), ...signed('+', added), ...signed('-', removed), ...signed('~', changed)];
}
