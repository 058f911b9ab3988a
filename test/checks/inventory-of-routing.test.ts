/** What others installed that leads to pods is a part of the inventory, so that commands that read it know it, too. */
import { Chart, Testing } from 'cdk8s';
import { examine } from '../../lib/checks/examination';
import { inventoryOf } from '../../lib/checks/inventory';
import { standInsOf } from '../../lib/checks/stand-ins';
import { registryOf } from '../../lib/dsl';
import { Elsewhere, Workload } from '../../lib';
import { identityOf, objectName } from '../../lib/manifests/manifest';

const INSTALLED = `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: checks }
webhooks:
  - { name: a.example.com, clientConfig: { service: { namespace: shop, name: api } } }
  - { name: b.example.com, clientConfig: { service: { namespace: shop, name: api, port: 80 } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
`;

test('Services and webhooks of others are in the inventory once each, with the namespace in which they are', () => {
  const app = Testing.app({ outdir: '/nowhere' });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new Workload(shop, 'api', { labels: { app: 'api' } });
  new Elsewhere(shop, 'theirs', { manifests: INSTALLED });
  const inventories = examine(registryOf(app)).clusters.map((cluster) => inventoryOf(cluster, standInsOf(cluster)));
  const named = inventories.flat().map((object) => {
    const identity = identityOf(object);
    return `${identity.kind} ${objectName(identity)}`;
  });
  expect(named).toEqual([
    'Namespace shop',
    'Pod shop/api',
    'Service shop/api',
    'ValidatingWebhookConfiguration checks',
  ]);
});
