import { PROTOCOLS } from '../../../lib/model/port';
import type { Workload } from '../../../lib/model/workload';
import type { PortSets, Unknown } from '../../../lib/reachability';
import { FAMILIES } from '../../../lib/sets/address';
import { formatCidr } from '../../../lib/sets/cidr';
import type { ReferenceDiff, ReferenceEnd, ReferenceRow, ReferenceSet } from './rows';

/** Maps and diffs as lists of lines, sorted: equal exactly when they say the same, and readable where they differ. */
export function workloadText({ namespace, kind, name }: Pick<Workload, 'namespace' | 'kind' | 'name'>): string {
  return `${namespace}/${kind}/${name}`;
}

export function endText(end: ReferenceEnd): string {
  return end.kind === 'pod' ? workloadText(end.workload) : end.blocks.map(formatCidr).sort().join(' ');
}

function portsText(sets: PortSets): string {
  const parts = PROTOCOLS.flatMap((protocol) => {
    const set = sets[protocol];
    return set ? [`${protocol} ${set.map(([first, last]) => `${first}-${last}`).join(',')}`] : [];
  });
  return parts.join(' ') || 'none';
}

function unknownText(unknown: Unknown): string {
  switch (unknown.kind) {
    case 'family':
      return unknown.option;
    case 'replica-address':
      return `replicas of ${unknown.pod}`;
    case 'node-address':
      return `${unknown.option} of an address`;
    case 'own-node':
      return `own node of ${unknown.pod}`;
    case 'pod-address':
      return `${unknown.option} of ${unknown.pod}`;
    case 'runtime-label':
      return `label ${unknown.key} of ${unknown.pod}`;
  }
}

/** Text that is equal for two sets exactly when the same connections are open, in every family. */
export function openText({ allowed, depends, families = {} }: ReferenceSet): string {
  const apart = FAMILIES.flatMap((family) => {
    const set = families[family];
    return set ? [`in ${family} ${portsText(set.allowed)}; perhaps ${portsText(set.depends)}`] : [];
  });
  return [portsText(allowed), `perhaps ${portsText(depends)}`, ...apart].join('; ');
}

/** The same with the reasons of what is perhaps open. */
export function setText(set: ReferenceSet): string {
  return [openText(set), ...set.unknowns.map(unknownText).sort()].join('; ');
}

function rowText(row: ReferenceRow): string {
  return `${endText(row.source)} -> ${endText(row.destination)}: ${setText(row)}; ${row.governed ? 'governed' : 'ungoverned'}`;
}

export function mapText(rows: readonly ReferenceRow[]): string[] {
  return rows.map(rowText).sort();
}

export function diffText({
  added,
  removed,
  changed,
}: ReferenceDiff): Record<'added' | 'removed' | 'changed', string[]> {
  return {
    added: mapText(added),
    removed: mapText(removed),
    changed: changed
      .map((row) => {
        return `${endText(row.source)} -> ${endText(row.destination)}: ${setText(row.before)} => ${setText(row.after)}`;
      })
      .sort(),
  };
}
