import { ipv4, ipv6Host } from '../address-text';
import type { ContainerPort, Labels, PodsDescription, PodStatus } from '../kubernetes-objects';
import { Random } from '../random';
import { namespaceName } from './template-namespaces';

export const TIERS = ['frontend', 'backend', 'database', 'cache', 'queue', 'batch'] as const;

/** What is known of pods: `none` in manifests, `pod` their own addresses, `everything` what a live cluster tells. */
export type KnownAddresses = 'none' | 'pod' | 'everything';

export interface PodTemplates {
  readonly namespace: number;
  readonly workloads: number;
  readonly known: KnownAddresses;
  readonly seed: number;
}

/** Pods have addresses from 10.128.0.0 on (and in fd00:10::/32), nodes from 10.0.0.0 on. */
export const FIRST_POD = 0x0a800000;
const FIRST_NODE = 0x0a000000;
const PODS_PER_NODE = 100;

export function appName(workload: number): string {
  return `app-${workload}`;
}

export function tierOf(workload: number): string {
  return TIERS[workload % TIERS.length] ?? 'batch';
}

/** The ports of a workload: every replica has the same, and workloads give their own numbers to the same names. */
export function portsOf(workload: number): ContainerPort[] {
  const http = { name: 'http', containerPort: 8080 + (workload % 4) };
  const metrics = { name: 'metrics', containerPort: 9090 + (workload % 2) };
  const grpc = { name: 'grpc', containerPort: 50051 };
  const dns = { name: 'dns', containerPort: 5353, protocol: 'UDP' };
  return [http, metrics, ...(workload % 3 === 0 ? [grpc] : []), ...(workload % 5 === 0 ? [dns] : [])];
}

/**
 * The pods of one namespace: each workload has one, and those that come first have most of the rest, as in life.
 *
 * @param first the number of the first pod in the whole cluster, from which addresses and nodes are counted
 */
export function* templatePods(count: number, first: number, templates: PodTemplates): Iterable<PodsDescription> {
  const { namespace, workloads, known, seed } = templates;
  const random = new Random(seed, 1, namespace);
  for (let index = 0; index < count; index++) {
    const workload = index < workloads ? index : random.below(random.below(workloads) + 1);
    const labels = { ...workloadLabels(workload, namespace), ...replicaLabels(random) };
    const hostNetwork = known === 'everything' && random.percent(1);
    const status = known === 'none' ? undefined : podStatus(first + index, known, hostNetwork, random);
    yield {
      namespace: namespaceName(namespace),
      name: `${appName(workload)}-${index}-${random.hex(5)}`,
      labels,
      ports: portsOf(workload),
      ...(hostNetwork && { hostNetwork }),
      ...(status && { status }),
    };
  }
}

/** Nine labels that all replicas share; policies mention three of them. */
export function workloadLabels(workload: number, namespace: number): Labels {
  return {
    app: appName(workload),
    tier: tierOf(workload),
    'app.kubernetes.io/name': appName(workload),
    'app.kubernetes.io/instance': `${namespaceName(namespace)}-${appName(workload)}`,
    'app.kubernetes.io/part-of': `p-${namespace % 40}`,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/version': `1.${workload}.${namespace % 7}`,
    release: `r${workload}`,
    ...(workload % 4 === 0 ? { exposed: 'true' } : { owner: `team-${namespace % 20}` }),
  };
}

/** Two labels that no two pods share and no policy mentions. */
function replicaLabels(random: Random): Labels {
  return { 'pod-template-hash': random.hex(9), 'controller-uid': random.hex(8) };
}

function podStatus(pod: number, known: KnownAddresses, hostNetwork: boolean, random: Random): PodStatus {
  const podIP = ipv4(FIRST_POD + pod);
  if (known === 'pod') return { phase: 'Running', podIP };
  const hostIP = ipv4(FIRST_NODE + Math.floor(pod / PODS_PER_NODE));
  const phase = random.percent(2) ? 'Succeeded' : 'Running';
  if (hostNetwork) return { phase, podIP: hostIP, hostIP };
  return { phase, podIP, podIPs: [{ ip: podIP }, { ip: ipv6Host('fd00:10', pod) }], hostIP };
}
