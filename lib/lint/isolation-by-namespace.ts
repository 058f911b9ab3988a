import { isDefaultDeny } from '../model/default-deny';
import { DIRECTIONS, type Direction } from '../model/policy';
import type { Workload } from '../model/workload';
import type { World } from '../reachability';
import { podsSelectedIn } from '../reachability/questions';
import type { JudgedWorkload, LintContext } from './context';

/** How the pods of one namespace are isolated in one direction, where no default deny does it for all of them. */
export interface PartIsolation {
  readonly namespace: string;
  readonly direction: Direction;
  /** Selected by some policy, or perhaps. */
  readonly isolated: readonly JudgedWorkload[];
  readonly open: readonly JudgedWorkload[];
}

function ownPodsByNamespace({ workloads }: LintContext): ReadonlyMap<string, readonly JudgedWorkload[]> {
  const groups = new Map<string, JudgedWorkload[]>();
  for (const judged of workloads) {
    const { workload, ofOthers = false, standsIn = false } = judged;
    // No policy applies to pods on the host network, nor to those that have finished.
    if (ofOthers || standsIn || workload.hostNetwork || workload.finished) continue;
    const group = groups.get(workload.namespace);
    if (group) group.push(judged);
    else groups.set(workload.namespace, [judged]);
  }
  return groups;
}

/** The pods that some policy isolates, or perhaps. */
function selectedIn(world: World, namespace: string, direction: Direction): ReadonlySet<Workload> {
  const isolating = world.policiesIn(namespace).filter(({ isolates }) => isolates[direction]);
  return new Set(isolating.flatMap(({ selector }) => podsSelectedIn(world, namespace, selector)));
}

/** Every namespace that has pods, in each direction in which it has no default deny. */
export function withoutDefaultDeny(context: LintContext): readonly PartIsolation[] {
  const { world } = context;
  return [...ownPodsByNamespace(context)].flatMap(([namespace, pods]) =>
    DIRECTIONS.flatMap((direction): PartIsolation[] => {
      if (world.policiesIn(namespace).some((policy) => isDefaultDeny(policy, direction))) return [];
      const selected = selectedIn(world, namespace, direction);
      const isolated = pods.filter(({ workload }) => selected.has(workload));
      const open = pods.filter(({ workload }) => !selected.has(workload));
      return [{ namespace, direction, isolated, open }];
    }),
  );
}
