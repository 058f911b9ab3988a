import { workloadId } from '../../../model/workload';
import { handwritten } from '../../handwritten';
import { subjectsOf } from '../../matching';
import type { Rule } from '../../rule';

export const hostNetworkNoEffect: Rule = {
  code: 'NP424',
  id: 'host-network-no-effect',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy selects pods on the host network only.',
  why: 'the API says nothing of such pods, and most network plugins leave them alone: they stay open, and rules do nothing',
  bad: `
const ops = new Chart(app, 'ops', { namespace: 'ops' });
const labels = { app: 'exporter' };
new kplus.DaemonSet(ops, 'exporter', { podMetadata: { labels }, hostNetwork: true, containers: [{ image: 'exporter' }] });
new DefaultDeny(ops, 'default-deny', { pods: labels, direction: 'ingress' });`,
  good: `
const ops = new Chart(app, 'ops', { namespace: 'ops' });
const labels = { app: 'exporter' };
new kplus.DaemonSet(ops, 'exporter', { podMetadata: { labels }, containers: [{ image: 'exporter' }] });
new DefaultDeny(ops, 'default-deny', { pods: labels, direction: 'ingress' });`,
  check: (context) => {
    const { world } = context;
    if (world.options.hostNetworkSubject === 'as-pod') return [];
    if (!world.cluster.workloads.some(({ hostNetwork }) => hostNetwork)) return [];
    return handwritten(context)
      .filter(({ policy }) => policy.selector.requirements.length > 0)
      .flatMap(({ policy, place }) => {
        const subjects = subjectsOf(world, policy);
        if (subjects.length === 0 || !subjects.every(({ hostNetwork }) => hostNetwork)) return [];
        return [
          {
            headline: `\`${policy.namespace}/${policy.name}\` selects only pods on the host network`,
            where: place('spec.podSelector'),
            found: subjects.map((workload) => `\`${workloadId(workload)}\``).join(', '),
            expected: 'pods with addresses of their own',
            help: 'close the ports of nodes by other means: a host firewall, or a policy of the network plugin for hosts',
          },
        ];
      });
  },
};
