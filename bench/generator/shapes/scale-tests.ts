/**
 * Five shapes in which network plugins test how they scale (those of Antrea's controller): each strains one thing.
 */
import type { KubernetesObject } from '../kubernetes-objects';
import { policyObject } from '../kubernetes-objects';
import { Random } from '../random';
import { bareNamespace, bareNamespaces, barePod } from './bare-objects';
import { share, sharedBefore, type Shape } from './shape';

/** Thousands of namespaces, each with a deny and a rule for each of its two apps. */
export const smallNamespaces: Shape = function* ({ pods, policies, namespaces }) {
  yield* bareNamespaces(namespaces);
  yield* podsOf(pods, namespaces, (index) => ({ app: `app-${index % 2}`, tier: index % 2 === 0 ? 'front' : 'back' }));
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const count = share(policies, namespaces, namespace);
    for (let index = 0; index < count; index++) yield smallPolicy(bareNamespace(namespace), index);
  }
};

function smallPolicy(namespace: string, index: number): KubernetesObject {
  if (index === 0) return policyObject({ namespace, name: 'default-deny', selector: {}, ingress: [] });
  const app = (number: number) => ({ matchLabels: { app: `app-${number % 2}` } });
  const ingress = [{ peers: [{ podSelector: app(index) }], ports: [{ protocol: 'TCP', port: 8080 + index }] }];
  return policyObject({ namespace, name: `policy-${index}`, selector: app(index + 1), ingress });
}

/** One namespace whose policies all select all of its pods and open them to all of its pods. */
export const allSelectAll: Shape = function* ({ pods, policies }) {
  yield* bareNamespaces(1);
  yield* podsOf(pods, 1, (index) => ({ app: `app-${index % 10}` }));
  for (let index = 0; index < policies; index++) {
    const ingress = [{ peers: [{ podSelector: {} }], ports: [{ protocol: 'TCP', port: 1 + (index % 60000) }] }];
    yield policyObject({ namespace: bareNamespace(0), name: `policy-${index}`, selector: {}, ingress });
  }
};

/** One namespace in which every pod has a label and a policy of its own. */
export const policyPerPod: Shape = function* ({ pods, policies }) {
  yield* bareNamespaces(1);
  yield* podsOf(pods, 1, (index) => ({ app: `app-${index}` }));
  for (let index = 0; index < policies; index++) {
    const app = (number: number) => ({ matchLabels: { app: `app-${number % pods}` } });
    const ingress = [{ peers: [{ podSelector: app(index + 1) }], ports: [{ protocol: 'TCP', port: 8080 }] }];
    yield policyObject({ namespace: bareNamespace(0), name: `policy-${index}`, selector: app(index), ingress });
  }
};

/** A hundred namespaces with a thousand pods and a policy for each ten of them. */
export const largeNamespaces: Shape = function* ({ pods, policies, namespaces }, seed) {
  const apps = 100;
  yield* bareNamespaces(namespaces);
  yield* podsOf(pods, namespaces, (index) => ({ app: `app-${index % apps}` }));
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const random = new Random(seed, 3, namespace);
    const count = share(policies, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      const peer = { podSelector: { matchLabels: { app: `app-${random.below(apps)}` } } };
      yield policyObject({
        namespace: bareNamespace(namespace),
        name: `policy-${index}`,
        selector: index === 0 ? {} : { matchLabels: { app: `app-${index % apps}` } },
        ingress: index === 0 ? [] : [{ peers: [peer], ports: [{ protocol: 'TCP', port: 8080 }] }],
      });
    }
  }
};

/** A thousand namespaces whose policies open them to whole namespaces elsewhere. */
export const crossNamespace: Shape = function* ({ pods, policies, namespaces }, seed) {
  yield* bareNamespaces(namespaces, (index) => ({ group: `group-${index % 50}` }));
  yield* podsOf(pods, namespaces, (index) => ({ app: `app-${index % 10}` }));
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const random = new Random(seed, 3, namespace);
    const count = share(policies, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      const group = { matchLabels: { group: `group-${random.below(50)}` } };
      const app = { matchLabels: { app: `app-${random.below(10)}` } };
      yield policyObject({
        namespace: bareNamespace(namespace),
        name: `policy-${index}`,
        selector: { matchLabels: { app: `app-${index % 10}` } },
        ingress: [{ peers: [{ namespaceSelector: group, podSelector: app }] }],
      });
    }
  }
};

/** Pods shared out over namespaces, with labels by their place in the namespace. */
function* podsOf(
  pods: number,
  namespaces: number,
  labels: (index: number) => Readonly<Record<string, string>>,
): Iterable<KubernetesObject> {
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const first = sharedBefore(pods, namespaces, namespace);
    const count = share(pods, namespaces, namespace);
    for (let index = 0; index < count; index++) yield barePod(bareNamespace(namespace), first + index, labels(index));
  }
}
