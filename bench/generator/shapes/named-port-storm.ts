import { policyObject } from '../kubernetes-objects';
import { Random } from '../random';
import { bareNamespace, bareNamespaces, barePod } from './bare-objects';
import { share, sharedBefore, type Shape } from './shape';

const APPS = 10;

/** Rules name their ports, and every pod gives a number of its own to each name: no two pods are alike. */
export const namedPortStorm: Shape = function* ({ pods, policies, namespaces }, seed) {
  yield* bareNamespaces(namespaces);
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const first = sharedBefore(pods, namespaces, namespace);
    const count = share(pods, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      const number = 1024 + ((first + index) % 60000);
      yield barePod(bareNamespace(namespace), first + index, { app: `app-${index % APPS}` }, [
        { name: 'http', containerPort: number },
        { name: 'metrics', containerPort: number + 1 },
        { name: 'stats', containerPort: number, protocol: 'UDP' },
      ]);
    }
  }
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const random = new Random(seed, 6, namespace);
    const count = share(policies, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      const peer = { podSelector: { matchLabels: { app: `app-${random.below(APPS)}` } } };
      const elsewhere = random.percent(20) && { namespaceSelector: {} };
      const ports = [
        random.pick([
          { protocol: 'TCP', port: 'http' },
          { protocol: 'TCP', port: 'metrics' },
          { protocol: 'UDP', port: 'stats' },
        ]),
      ];
      const rules = [{ peers: [{ ...peer, ...elsewhere }], ports }];
      yield policyObject({
        namespace: bareNamespace(namespace),
        name: `policy-${index}`,
        selector: { matchLabels: { app: `app-${index % APPS}` } },
        ...(index % 2 === 0 ? { ingress: rules } : { egress: rules }),
      });
    }
  }
};
