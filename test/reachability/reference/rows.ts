import type { Workload } from '../../../lib/model/workload';
import type { PortSets, Unknown } from '../../../lib/reachability';
import type { Family } from '../../../lib/sets/address';
import type { Cidr } from '../../../lib/sets/cidr';

/** What one end can open to another: the shape that maps and diffs have, stated once more. */
export interface ReferenceSet {
  readonly allowed: PortSets;
  readonly depends: PortSets;
  readonly unknowns: readonly Unknown[];
  readonly families?: Readonly<Partial<Record<Family, Pick<ReferenceSet, 'allowed' | 'depends'>>>>;
}

export type ReferenceEnd =
  | { readonly kind: 'pod'; readonly workload: Workload }
  | { readonly kind: 'addresses'; readonly blocks: readonly Cidr[] };

export interface ReferenceRow extends ReferenceSet {
  readonly source: ReferenceEnd;
  readonly destination: ReferenceEnd;
  readonly governed: boolean;
}

export interface ReferenceChange {
  readonly source: ReferenceEnd;
  readonly destination: ReferenceEnd;
  readonly before: ReferenceSet;
  readonly after: ReferenceSet;
}

export interface ReferenceDiff {
  readonly added: readonly ReferenceRow[];
  readonly removed: readonly ReferenceRow[];
  readonly changed: readonly ReferenceChange[];
}

export interface ReferenceOptions {
  readonly selfPairs?: boolean;
  readonly governedOnly?: boolean;
  readonly focus?: (workload: Workload) => boolean;
}

/** Whether a row is asked for: one of its ends is in focus. */
export function isInFocus({ focus }: ReferenceOptions, ...ends: readonly ReferenceEnd[]): boolean {
  return focus === undefined || ends.some((end) => end.kind === 'pod' && focus(end.workload));
}
