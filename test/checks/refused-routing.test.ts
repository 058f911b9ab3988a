/** Services and the like that the API server would refuse: they lead nowhere, and that is never passed over in silence. */
import { ApiObject, Chart } from 'cdk8s';
import { DefaultDeny, Elsewhere, Workload } from '../../lib';
import { findingsOf } from './findings';

type Shown = readonly [severity: string, id: string, headline: string];

function foundWith(say: (chart: Chart) => unknown): Shown[] {
  const findings = findingsOf((app) => {
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
    new Workload(shop, 'api', { labels: { app: 'api' } });
    say(shop);
  });
  return findings.map(({ severity, id, headline }) => [severity, id, headline]);
}

const object = (apiVersion: string, kind: string, spec: object) => (chart: Chart) =>
  new ApiObject(chart, 'object', { apiVersion, kind, spec });

test.each<[string, (chart: Chart) => unknown, readonly Shown[]]>([
  [
    'a Service of the app',
    object('v1', 'Service', { selector: { app: 'api' }, ports: [{ port: 0 }] }),
    [['error', 'refused-by-api-server', 'the API server would refuse Service `shop/object`']],
  ],
  [
    'an object of which the API server knows only a schema',
    object('monitoring.coreos.com/v1', 'PodMonitor', { podMetricsEndpoints: [{ port: 80 }] }),
    [['warning', 'refused-by-api-server', 'the API server would refuse PodMonitor `shop/object`']],
  ],
  [
    'a Service that others are said to have installed',
    (chart) => {
      new Elsewhere(chart, 'theirs', { manifests: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n' });
    },
    [
      [
        'warning',
        'refused-by-api-server',
        'Service `shop/api` is refused by the API server: spec.ports: Required value',
      ],
    ],
  ],
  [
    'a Service of others that cannot be read',
    (chart) => {
      new Elsewhere(chart, 'theirs', {
        manifests: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec: { ports: [\n',
      });
    },
    [['error', 'unreadable-document', expect.any(String) as string]],
  ],
  [
    'nothing where there is nothing wrong',
    object('v1', 'Service', { selector: { app: 'api' }, ports: [{ port: 80 }] }),
    [],
  ],
])('%s is found', (_, say, expected) => {
  expect(foundWith(say)).toEqual(expected);
});
