import type { TraceLine } from '../diagnostics/finding';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import type { ConnectionSet, MapDiff, MapEnd } from '../reachability';
import { connectionTexts } from '../report/connection-text';
import { endTexts } from '../report/end-text';

/** So many ends are named in a line; more are counted. */
const ENDS_SHOWN = 8;

/** What a deny would do to the pods that it isolates. */
export interface DenyEffect {
  readonly deny: Policy;
  /** What it would close. */
  readonly closed: MapDiff;
  /** What it alone would close, and statements keep open. */
  readonly kept: MapDiff;
  /** The workloads that it would isolate. */
  readonly pods: ReadonlySet<Workload>;
  /** All that there are, for their names. */
  readonly workloads: readonly Workload[];
}

const VERDICTS = {
  ingress: { closed: 'would no longer be reached by', kept: 'would still be reached by' },
  egress: { closed: 'would no longer reach', kept: 'would still reach' },
} as const;

/** One connection of an isolated workload. */
interface Seen {
  readonly workload: Workload;
  readonly direction: 'ingress' | 'egress';
  readonly fate: 'closed' | 'kept';
  readonly other: string;
}

/** A line for each isolated workload and direction: whom it would lose, and below it whom it would keep. */
export function previewLines(effect: DenyEffect): TraceLine[] {
  const endText = endTexts(effect.workloads);
  const lines = new Map<string, { readonly first: Seen; readonly others: Set<string> }>();
  for (const seen of seenIn(effect, endText)) {
    const key = JSON.stringify([endText({ kind: 'pod', workload: seen.workload }), seen.direction, seen.fate]);
    const line = lines.get(key) ?? { first: seen, others: new Set() };
    lines.set(key, line);
    line.others.add(seen.other);
  }
  return [...lines]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { first, others }]) => ({
      side: endText({ kind: 'pod', workload: first.workload }),
      verdict: VERDICTS[first.direction][first.fate],
      because: listed([...others]),
    }));
}

function* seenIn({ deny, closed, kept, pods }: DenyEffect, endText: (end: MapEnd) => string): Generator<Seen> {
  const connectionText = connectionTexts();
  const on = (open: ConnectionSet) => ` (${connectionText(open)})`;
  const butFor = (open: ConnectionSet) => ` (except ${connectionText(open)})`;
  const rows = [
    ...closed.removed.map((row) => ({ ...row, fate: 'closed' as const, ports: '' })),
    ...closed.changed.map((row) => ({ ...row, fate: 'closed' as const, ports: butFor(row.after) })),
    ...kept.added.map((row) => ({ ...row, fate: 'kept' as const, ports: on(row) })),
    ...kept.changed.map((row) => ({ ...row, fate: 'kept' as const, ports: on(row.after) })),
  ];
  for (const { source, destination, fate, ports } of rows) {
    if (destination.kind === 'pod' && deny.isolates.ingress && pods.has(destination.workload)) {
      yield { workload: destination.workload, direction: 'ingress', fate, other: `${endText(source)}${ports}` };
    }
    if (source.kind === 'pod' && deny.isolates.egress && pods.has(source.workload)) {
      yield { workload: source.workload, direction: 'egress', fate, other: `${endText(destination)}${ports}` };
    }
  }
}

function listed(ends: readonly string[]): string {
  if (ends.length <= ENDS_SHOWN + 1) return ends.join(', ');
  return `${ends.slice(0, ENDS_SHOWN).join(', ')} and ${ends.length - ENDS_SHOWN} more`;
}
