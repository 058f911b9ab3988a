import { workloadId } from '../../../model/workload';
import { asserted } from '../../../profile/cell';
import { isolatingPolicies } from '../../../reachability/questions';
import type { ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check({ world, workloads, profile }: ProfileContext): Found[] {
  const plugin = profile?.plugin;
  if (!plugin || asserted(plugin.podsWithoutController) !== 'skipped') return [];
  return workloads.flatMap(({ workload, standsIn, place }): Found[] => {
    if (workload.kind !== 'Pod' || standsIn || workload.finished || workload.hostNetwork) return [];
    const [isolating] = (['ingress', 'egress'] as const).flatMap((direction) =>
      isolatingPolicies(world, workload, direction),
    );
    if (!isolating) return [];
    return [
      {
        headline: `no policy holds for \`${workloadId(workload)}\``,
        where: place(),
        found: `a Pod that no controller owns, and \`${isolating.policy.namespace}/${isolating.policy.name}\`, which selects it`,
        expected: 'a Deployment, a Job, or another object that makes pods',
        help: 'let a controller make the pod',
      },
    ];
  });
}

export const podWithoutController: ProfileRule = {
  code: 'NP610',
  id: 'pod-without-controller',
  severity: 'error',
  scope: 'cluster',
  summary: 'A policy selects a Pod that no controller owns, which the network plugin skips.',
  why: 'the pod stays open on both sides, whatever the policies and the verdicts say',
  bad: `
Cluster.configure(app, { cni: 'aws-vpc-cni' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new kplus.Pod(shop, 'migration', { containers: [{ image: 'migration', portNumber: 8080 }] });`,
  good: `
Cluster.configure(app, { cni: 'aws-vpc-cni' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new kplus.Job(shop, 'migration', { containers: [{ image: 'migration', portNumber: 8080 }] });`,
  check,
};
