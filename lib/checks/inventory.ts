import type { Manifest } from '../manifests/manifest';
import { namespaceOf } from '../manifests/namespaces';
import { STAND_IN_IMAGE } from '../manifests/stand-in';
import { specOf } from '../manifests/policy-writing';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { Workload } from '../model/workload';
import { formatAddress } from '../sets/address';
import type { JudgedCluster } from './judged-cluster';
import { objectsOf } from './objects-of';
import type { StandIns } from './stand-ins';

type ApiObjectJson = Readonly<Record<string, unknown>>;

function podFor(workload: Workload): ApiObjectJson {
  const ports = workload.ports.map(({ name, protocol, number }) => ({
    containerPort: number,
    protocol,
    ...(name !== undefined && { name }),
  }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: workload.name, namespace: workload.namespace, labels: { ...workload.labels } },
    spec: {
      ...(workload.hostNetwork && { hostNetwork: true }),
      containers: [{ name: 'stand-in', image: STAND_IN_IMAGE, ...(ports.length > 0 && { ports }) }],
    },
    ...(workload.addresses.length > 0 && {
      status: { podIPs: workload.addresses.map((address) => ({ ip: formatAddress(address) })) },
    }),
  };
}

/**
 * What a cluster was judged with beyond the app's own manifests, as manifests: a Pod for each declared workload and
 * each end that is a plain value, the Namespaces that the app does not write, and of others the policies and what leads
 * to their pods. Together with the app's manifests it is the whole cluster. For commands that read folders; never to be
 * applied.
 */
export function inventoryOf({ planned }: JudgedCluster, { pods, world }: StandIns): ApiObjectJson[] {
  const written = new Set(
    objectsOf(planned, 'namespace').map((object) => namespaceOf(planned.rendering.of(object)).namespace?.name),
  );
  const names = world.cluster.namespaces.map(({ name }) => name).filter((name) => !written.has(name));
  const namespaces = [...new Set(names)].sort().map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...world.namespaceLabels(name), [NAMESPACE_NAME_LABEL]: name } },
  }));
  return [
    ...namespaces,
    ...pods.map(podFor),
    ...planned.elsewhere.flatMap(policiesOf),
    ...planned.elsewhere.flatMap(routingObjectsOf),
  ];
}

type Installed = JudgedCluster['planned']['elsewhere'][number];

/** Services and the like as they are written, each in the namespace in which it was read. */
function routingObjectsOf({ routingSources }: Installed): ApiObjectJson[] {
  const objects = new Map<Manifest, ApiObjectJson>();
  for (const [part, manifest] of routingSources) {
    if (objects.has(manifest)) continue;
    const { object } = manifest;
    const metadata = { ...(object['metadata'] as object), ...('namespace' in part && { namespace: part.namespace }) };
    objects.set(manifest, { ...object, metadata });
  }
  return [...objects.values()];
}

function policiesOf({ policies }: Installed): ApiObjectJson[] {
  return policies.map((policy) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: policy.name, namespace: policy.namespace },
    spec: specOf(policy),
  }));
}
