import { DIRECTIONS } from '../model/policy';
import { workloadId, type Workload } from '../model/workload';
import { selects, type World } from '../reachability';

/** Names the workloads that no policy isolates in a direction: the table leaves out what is open between them. */
export function ungovernedText(world: World, workloads: readonly Workload[]): string {
  const lines = DIRECTIONS.flatMap((direction) => {
    const open = workloads.filter(
      (workload) =>
        !world
          .policiesIn(workload.namespace)
          .some((policy) => policy.isolates[direction] && selects(policy.selector, workload) !== 'no'),
    );
    return open.length > 0 ? [`no policy isolates for ${direction}: ${open.map(workloadId).sort().join(', ')}`] : [];
  });
  return lines.join('\n');
}
