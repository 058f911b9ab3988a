/** Probes of the kubelet, where they need a rule. */
import { App, Chart } from 'cdk8s';
import { AllowHealthProbes, Cluster, DefaultDeny, Workload, type ClusterProps } from '../../../lib/index';
import { findingsOf } from '../../checks/findings';
import { written } from '../written';

function say(app: App, profile: ClusterProps): void {
  Cluster.configure(app, profile);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { health: 8081 } });
  new AllowHealthProbes(chart, 'probes', { to: api, ports: 'declared' });
}

const EVALUATE = { plugin: { ownNodeToPod: 'evaluate' } } as const;

test.each<[string, ClusterProps, string[]]>([
  ['a cluster of which nothing is said', {}, []],
  ['a plugin that lets the own node in', { cni: 'calico', nodes: ['10.0.0.0/24'] }, []],
  [
    'a plugin that judges probes',
    { ...EVALUATE, nodes: ['10.0.0.0/24', '10.0.9.0/24'] },
    ['api-from-nodes: app=api from 10.0.0.0/24 | 10.0.9.0/24 on TCP 8081'],
  ],
  [
    'the ambient mesh',
    { mesh: 'istio-ambient' },
    ['api-from-ambient-probes: app=api from 169.254.7.127/32 on TCP 8081'],
  ],
  [
    'both at once',
    { ...EVALUATE, nodes: ['10.0.0.0/24'], mesh: 'istio-ambient' },
    [
      'api-from-ambient-probes: app=api from 169.254.7.127/32 on TCP 8081',
      'api-from-nodes: app=api from 10.0.0.0/24 on TCP 8081',
    ],
  ],
])('%s gets just what it needs', (_, profile, expected) => {
  const app = new App();
  say(app, profile);
  const halves = written(app).filter((line) => !line.includes('denied'));
  expect(halves).toEqual(expected.map((line) => `shop/${line}`));
});

test('where it writes nothing, nothing is said about it', () => {
  expect(findingsOf((app) => say(app, {}))).toEqual([]);
});

test('where probes need a rule and nobody knows the nodes, it is an error and nothing is opened', () => {
  const [finding, ...others] = findingsOf((app) => say(app, EVALUATE));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'nodes-unknown', severity: 'error' });
});
