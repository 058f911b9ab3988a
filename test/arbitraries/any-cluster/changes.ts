import * as fc from 'fast-check';
import type { Workload } from '../../../lib/model/workload';
import { anyCluster, anyWorld, type WrittenWorld } from '../any-cluster';
import { oneOf } from './choosing';

/** A world before and after a change. */
export interface WrittenChange {
  readonly before: WrittenWorld;
  readonly after: WrittenWorld;
}

/** What becomes of the item at the same position of a list. */
type Edit = 'keep' | 'drop' | 'change' | 'double';

const edits = fc.array(oneOf<Edit>([4, 'keep'], [1, 'drop'], [2, 'change'], [1, 'double']), { maxLength: 5 });

function edited<T>(items: readonly T[], chosen: readonly Edit[], changed: (item: T, index: number) => T): T[] {
  return items.flatMap((item, index) => {
    switch (chosen[index] ?? 'keep') {
      case 'drop':
        return [];
      case 'change':
        return [changed(item, index)];
      case 'double':
        return [item, changed(item, index)];
      case 'keep':
        return [item];
    }
  });
}

function idOf({ namespace, kind, name }: Workload): string {
  return `${namespace} ${kind} ${name}`;
}

/** Another workload may take the place and the name of one: then the same end has changed. */
function editedWorkloads(items: readonly Workload[], chosen: readonly Edit[], others: readonly Workload[]): Workload[] {
  const all = edited(items, chosen, (item, index) => {
    const other = others[index] ?? item;
    return chosen[index] === 'double'
      ? other
      : { ...other, namespace: item.namespace, kind: item.kind, name: item.name };
  });
  return all.filter((item, index) => all.findIndex((other) => idOf(other) === idOf(item)) === index);
}

/** Any change of policies, workloads and labels of namespaces, under the same options. */
export const anyChange: fc.Arbitrary<WrittenChange> = fc
  .record({
    before: anyWorld,
    other: anyCluster,
    policies: edits,
    workloads: edits,
    namespaces: oneOf<'before' | 'other'>([3, 'before'], [1, 'other']),
  })
  .map(({ before, other, policies, workloads, namespaces }) => ({
    before,
    after: {
      cluster: {
        namespaces: (namespaces === 'before' ? before.cluster : other).namespaces,
        workloads: editedWorkloads(before.cluster.workloads, workloads, other.workloads),
        policies: edited(before.cluster.policies, policies, (item, index) => other.policies[index] ?? item),
      },
      options: before.options,
    },
  }));
