import type { Address } from '../sets/address';
import type { Labels } from './labels';
import type { Protocol } from './port';

/** A port of a Service, and where on its pods it leads. */
export interface ServicePort {
  readonly name?: string;
  readonly protocol: Protocol;
  /** The port on which clients call the Service. */
  readonly number: number;
  /** The port of the pods: a number, or a name that each pod resolves by itself. A headless Service ignores it. */
  readonly target: number | string;
}

/** A Service: a name and ports for the pods of its namespace that its selector selects. Policies never act on it. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  /** Its own labels, by which a ServiceMonitor selects it. */
  readonly labels: Labels;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** The labels its pods have; undefined where it has no selector, and so no pods that manifests tell. */
  readonly selector: Labels | undefined;
  /** True for `clusterIP: None`: clients dial the pods themselves, and no port is translated. */
  readonly headless: boolean;
  readonly ports: readonly ServicePort[];
  /** Addresses of its own that are written down: cluster, external and load balancer addresses. */
  readonly addresses: readonly Address[];
  /** Whether clients from outside keep their address: `Cluster` puts a node's address in its place. */
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  /** Whether it names pods that are not ready, too: those of a StatefulSet find each other so while they start. */
  readonly publishesNotReady: boolean;
}

/** `namespace/name`, as findings print it. */
export function serviceId({ namespace, name }: Pick<Service, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}
