import { DIRECTIONS } from '../model/policy';
import { workloadId, type Workload } from '../model/workload';
import { selects, type World } from '../reachability';

function listed(workloads: readonly Workload[]): string {
  return workloads.map(workloadId).sort().join(', ');
}

/** Names the workloads that no policy isolates in a direction: the table leaves out what is open between them. */
export function ungovernedText(world: World, workloads: readonly Workload[]): string {
  const exempt = workloads.filter(({ hostNetwork }) => hostNetwork && world.options.hostNetworkSubject === 'ignored');
  const lines = DIRECTIONS.flatMap((direction) => {
    const open = workloads.filter(
      (workload) =>
        !exempt.includes(workload) &&
        !world
          .policiesIn(workload.namespace)
          .some((policy) => policy.isolates[direction] && selects(policy.selector, workload) !== 'no'),
    );
    return open.length > 0 ? [`no policy isolates for ${direction}: ${listed(open)}`] : [];
  });
  return [
    ...lines,
    ...(exempt.length > 0 ? [`on the host network, where no policy applies: ${listed(exempt)}`] : []),
  ].join('\n');
}
