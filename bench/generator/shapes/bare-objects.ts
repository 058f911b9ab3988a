import { ipv4 } from '../address-text';
import type { ContainerPort, KubernetesObject, Labels } from '../kubernetes-objects';
import { namespaceObject, podObject } from '../kubernetes-objects';

/** What a shape needs that is about one thing only: namespaces by number, and pods with few labels and known addresses. */
export function* bareNamespaces(
  count: number,
  labels: (index: number) => Labels = () => ({}),
): Iterable<KubernetesObject> {
  for (let index = 0; index < count; index++) yield namespaceObject(bareNamespace(index), labels(index));
}

export function bareNamespace(index: number): string {
  return `n-${index}`;
}

/** The pod `number` of the whole cluster. */
export function barePod(
  namespace: string,
  number: number,
  labels: Labels,
  ports: readonly ContainerPort[] = [{ name: 'http', containerPort: 8080 }],
): KubernetesObject {
  const status = { phase: 'Running', podIP: ipv4(0x0a800000 + number) };
  return podObject({ namespace, name: `pod-${number}`, labels, ports, status });
}
