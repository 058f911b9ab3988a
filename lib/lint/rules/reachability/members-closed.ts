import type { NumberedPorts } from '../../../model/port';
import { selectorOfLabels } from '../../../model/selector';
import { serviceId, type Service } from '../../../model/service';
import { workloadId, type Workload } from '../../../model/workload';
import { podEnd, type PortVerdict, type World } from '../../../reachability';
import { findPorts, podsSelectedIn } from '../../../reachability/questions';
import type { LintContext } from '../../context';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { traceOf } from '../../trace';

/** Only one pod of a StatefulSet has this label with a value that is known beforehand: it has no peers. */
const NAME_OF_THE_ONLY_POD = 'statefulset.kubernetes.io/pod-name';

/** Whether a Service exists for its pods to find each other: it has no address, and names them before they are ready. */
function isForMembers({ headless, publishesNotReady, ports }: Service): boolean {
  return headless && publishesNotReady && ports.length > 0;
}

function membersOf(world: World, { namespace, selector }: Service): readonly Workload[] {
  if (!selector || Object.keys(selector).length === 0) return [];
  return podsSelectedIn(world, namespace, selectorOfLabels(selector)).filter(
    ({ labels, hostNetwork, finished }) => !hostNetwork && !finished && !Object.hasOwn(labels, NAME_OF_THE_ONLY_POD),
  );
}

/** The first port on which the pods of a workload cannot reach each other, if there is none on which they perhaps can. */
function closedBetween(world: World, member: Workload, ports: readonly NumberedPorts[]): PortVerdict | undefined {
  const ends = { source: podEnd(member), destination: podEnd(member) };
  if (findPorts(world, ends, ports, ({ verdict }) => verdict !== 'denied')) return undefined;
  return findPorts(world, ends, ports, ({ verdict }) => verdict === 'denied');
}

function check({ world, routing, nameOf }: LintContext): Found[] {
  return routing.services.filter(isForMembers).flatMap((service): Found[] => {
    // Clients dial the pods themselves, so that the port of the Service is that of the pods.
    const ports = service.ports.map(({ protocol, number }): NumberedPorts => ({
      kind: 'numbers',
      protocol,
      first: number,
      last: number,
    }));
    for (const member of membersOf(world, service)) {
      const closed = closedBetween(world, member, ports);
      if (!closed) continue;
      const id = workloadId(member);
      return [
        {
          headline: `the pods of \`${id}\` cannot reach each other on any port of \`${serviceId(service)}\``,
          where: routing.placeOf(service),
          found: `${ports.map(portText).join(', ')} denied`,
          expected: 'a port that is open between them: the Service names them even before they are ready',
          help: {
            app: "add `new AllowPeers(chart, 'peers', { members, ports })`",
            manifests: 'open the port between these pods: ingress and egress, with the same labels on both sides',
          },
          trace: traceOf(closed.judgement, id, id, nameOf),
        },
      ];
    }
    return [];
  });
}

const GOSSIP = `
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
const labels = { app: 'alertmanager' };
const alertmanager = new Workload(monitoring, 'alertmanager', { labels });
new ApiObject(monitoring, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'alertmanager' },
  spec: {
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: labels,
    ports: [{ name: 'tcp', port: 9094 }, { name: 'udp', port: 9094, protocol: 'UDP' }],
  },
});
new DefaultDeny(monitoring, 'default-deny', { direction: 'ingress' });`;

export const membersClosed: Rule = {
  code: 'NP320',
  id: 'members-closed',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A headless Service lets pods find each other while they start, and no port of it is open between them.',
  why: 'each of them would believe that it is alone: two leaders, data that is not replicated, alerts that are sent twice',
  bad: GOSSIP,
  good: `${GOSSIP}
new AllowPeers(monitoring, 'gossip', { members: alertmanager, ports: [tcp(9094), udp(9094)] });`,
  check,
};
