import type { KubernetesObject } from '../kubernetes-objects';
import { deploymentObject, namespaceObject, podObject, policyObject } from '../kubernetes-objects';
import { share, sharedBefore, type Shape } from './shape';
import { namespaceName, templateNamespace } from './template-namespaces';
import { appName, portsOf, templatePods, workloadLabels, type KnownAddresses } from './template-pods';
import { templatePolicies } from './template-policies';

export interface TemplateOptions {
  /** Different workloads in a namespace; the pods of the namespace are their replicas. */
  readonly workloads: number;
  /** @default 'pod' */
  readonly known?: KnownAddresses;
  /** Blocks of addresses within the ranges of pods. @default false */
  readonly blocksInside?: boolean;
  /** Workloads as Deployments, one object each, instead of live Pods. @default false */
  readonly deployments?: boolean;
}

/** A cluster as real ones are: teams with a namespace each, denies, and rules from a handful of templates. */
export function templates(options: TemplateOptions): Shape {
  const { workloads, known = 'pod', blocksInside = false, deployments = false } = options;
  return function* ({ pods, policies, namespaces }, seed) {
    yield* dns(known);
    for (let namespace = 0; namespace < namespaces; namespace++) yield templateNamespace(namespace);
    for (let namespace = 0; namespace < namespaces; namespace++) {
      const count = share(pods, namespaces, namespace);
      if (deployments) yield* deploymentsOf(count, namespace);
      else {
        const first = sharedBefore(pods, namespaces, namespace);
        for (const pod of templatePods(count, first, { namespace, workloads, known, seed })) yield podObject(pod);
      }
    }
    for (let namespace = 0; namespace < namespaces; namespace++) {
      const count = share(policies, namespaces, namespace);
      const policiesOf = templatePolicies(count, { namespace, namespaces, workloads, blocksInside, seed });
      for (const policy of policiesOf) yield policyObject(policy);
    }
  };
}

function* deploymentsOf(count: number, namespace: number): Iterable<KubernetesObject> {
  for (let workload = 0; workload < count; workload++) {
    yield deploymentObject({
      namespace: namespaceName(namespace),
      name: appName(workload),
      labels: workloadLabels(workload, namespace),
      ports: portsOf(workload),
    });
  }
}

/** Whoever locks egress opens it to the pods that answer for names, so they are in every cluster. */
function* dns(known: KnownAddresses): Iterable<KubernetesObject> {
  yield namespaceObject('kube-system', {});
  for (const podIP of ['10.255.255.1', '10.255.255.2']) {
    yield podObject({
      namespace: 'kube-system',
      name: `coredns-${podIP.replaceAll('.', '-')}`,
      labels: { 'k8s-app': 'kube-dns' },
      ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }],
      ...(known !== 'none' && { status: { phase: 'Running', podIP } }),
    });
  }
}
