import { policyObject } from '../kubernetes-objects';
import { Random } from '../random';
import { bareNamespace, bareNamespaces, barePod } from './bare-objects';
import { share, sharedBefore, type Shape } from './shape';

/** Every pod has a label value of its own and every value is mentioned, so no two pods are alike to any policy. */
export const allUnique: Shape = function* ({ pods, policies, namespaces }, seed) {
  yield* bareNamespaces(namespaces);
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const first = sharedBefore(pods, namespaces, namespace);
    const count = share(pods, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      yield barePod(bareNamespace(namespace), first + index, { id: id(first + index) });
    }
  }
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const random = new Random(seed, 4, namespace);
    const ids = Array.from({ length: share(pods, namespaces, namespace) }, (_, index) =>
      id(sharedBefore(pods, namespaces, namespace) + index),
    );
    const count = share(policies, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      // Together the policies of a namespace mention each of its pods.
      const own = ids.slice(sharedBefore(ids.length, count, index), sharedBefore(ids.length, count, index + 1));
      const peers = [{ podSelector: isOneOf(random.some(ids, own.length)) }];
      yield policyObject({
        namespace: bareNamespace(namespace),
        name: `policy-${index}`,
        selector: isOneOf(own),
        ingress: [{ peers, ports: [{ protocol: 'TCP', port: 8080 + (index % 10) }] }],
      });
    }
  }
};

const id = (pod: number) => `id-${pod}`;

const isOneOf = (values: readonly string[]) => ({ matchExpressions: [{ key: 'id', operator: 'In', values }] });
