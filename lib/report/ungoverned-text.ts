import { DIRECTIONS } from '../model/policy';
import type { Workload } from '../model/workload';
import type { World } from '../reachability';
import { isolatingPolicies } from '../reachability/direct/isolation';
import { workloadNames } from './workload-names';

/** So many workloads are named; more are counted. */
const NAMES_SHOWN = 20;

function listed(names: readonly string[]): string {
  if (names.length <= NAMES_SHOWN + 1) return names.join(', ');
  return `${names.slice(0, NAMES_SHOWN).join(', ')} and ${names.length - NAMES_SHOWN} more`;
}

/** Names the workloads that no policy isolates in a direction: the table leaves out what is open between them. */
export function ungovernedText(world: World, workloads: readonly Workload[]): string {
  const { finishedPods, hostNetworkSubject } = world.options;
  const nameOf = workloadNames(world.cluster.workloads);
  const namesOf = (named: readonly Workload[]) => listed(named.map(nameOf).sort());
  const running = workloads.filter(({ finished }) => !finished || finishedPods === 'include');
  const isExempt = ({ hostNetwork }: Workload) => hostNetwork && hostNetworkSubject === 'ignored';
  const lines = DIRECTIONS.flatMap((direction) => {
    const open = running.filter(
      (workload) => !isExempt(workload) && isolatingPolicies(world, workload, direction).length === 0,
    );
    return open.length > 0 ? [`no policy isolates for ${direction}: ${namesOf(open)}`] : [];
  });
  const exempt = running.filter(isExempt);
  return [
    ...lines,
    ...(exempt.length > 0 ? [`on the host network, where no policy applies: ${namesOf(exempt)}`] : []),
  ].join('\n');
}
