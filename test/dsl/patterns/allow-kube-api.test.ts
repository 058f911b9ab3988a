/** The API server, which no label finds. */
import { App, Chart } from 'cdk8s';
import {
  AllowKubeApi,
  Cluster,
  DefaultDeny,
  Workload,
  type AllowKubeApiProps,
  type ClusterProps,
} from '../../../lib/index';
import { findingsOf } from '../../checks/findings';
import { written } from '../written';

type Rest = Omit<AllowKubeApiProps, 'from'>;

function say(app: App, profile: ClusterProps, rest: Rest): void {
  Cluster.configure(app, profile);
  const chart = new Chart(app, 'system', { namespace: 'system' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  const from = new Workload(chart, 'operator', { labels: { app: 'operator' }, dns: false });
  new AllowKubeApi(chart, 'kube-api', { from, ...rest });
}

test.each<[string, ClusterProps, Rest, string[]]>([
  [
    'the profile gives addresses and port',
    { apiServer: { addresses: ['172.18.0.2/32', 'fc00:f853:ccd:e793::2/128'], port: 6443 } },
    {},
    ['operator-to-kube-api: app=operator to 172.18.0.2/32 | fc00:f853:ccd:e793::2/128 on TCP 6443'],
  ],
  [
    'without a port both usual ones are open',
    { apiServer: { addresses: ['172.18.0.2/32'] } },
    {},
    ['operator-to-kube-api: app=operator to 172.18.0.2/32 on TCP 443, TCP 6443'],
  ],
  [
    'props win over the profile, and an address is a block of one',
    { apiServer: { addresses: ['172.18.0.2/32'], port: 6443 } },
    { addresses: ['10.0.0.1', '10.1.0.0/28'], port: 8443 },
    ['operator-to-kube-api: app=operator to 10.0.0.1/32 | 10.1.0.0/28 on TCP 8443'],
  ],
  [
    'the address of the Service is opened on its own port',
    { apiServer: { addresses: ['10.0.0.0/28'], port: 6443 } },
    { serviceAddress: '10.100.0.1' },
    [
      'operator-to-kube-api: app=operator to 10.0.0.0/28 on TCP 6443',
      'operator-to-kube-api-service: app=operator to 10.100.0.1/32 on TCP 443',
    ],
  ],
])('%s', (_, profile, rest, expected) => {
  const app = new App();
  say(app, profile, rest);
  const halves = written(app).filter((line) => !line.includes('denied'));
  expect(halves).toEqual(expected.map((line) => `system/${line}`));
});

test('where nobody gives an address it is an error that names the prop, and nothing is opened', () => {
  const [finding, ...others] = findingsOf((app) => say(app, {}, {}));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ id: 'api-server-unknown', severity: 'error' });
  expect(finding?.help).toContain('apiServer: { addresses:');
});

test.each([
  ['api.example.com', 'host-name-as-address'],
  ['0.0.0.0/0', 'invalid-external-service'],
  ['172.18.0.2/24', 'invalid-cidr'],
])('`%s` is no address of an API server', (address, id) => {
  expect(() => say(new App(), {}, { addresses: [address] })).toThrow(id);
});
