/** Blocks and resolvers that are wider than they were meant. */
import type { Chart } from 'cdk8s';
import { allow, cidr, Cluster, DefaultDeny, Workload } from '../../../lib/index';
import { check, found, leadTo, letIn, named, policy } from './cases';

describe('DNS opened to anybody', () => {
  const DNS: [string, number][] = [
    ['UDP', 53],
    ['TCP', 53],
  ];
  check([
    ['in the cluster', (shop) => policy(shop, leadTo([{ namespaceSelector: {} }], DNS)), 'dns-too-wide'],
    [
      'in the cluster and outside, which is one finding',
      (shop) => policy(shop, leadTo([{ namespaceSelector: {} }, { ipBlock: { cidr: '0.0.0.0/0' } }], DNS)),
      'dns-too-wide',
    ],
    [
      'on the port of OpenShift',
      (shop) =>
        policy(
          shop,
          leadTo(
            [{ namespaceSelector: {} }],
            [
              ['UDP', 5353],
              ['TCP', 5353],
            ],
          ),
        ),
      'dns-too-wide',
    ],
    ['with another port', (shop) => policy(shop, leadTo([{ namespaceSelector: {} }], [...DNS, ['TCP', 443]]))],
    ['of the namespace of DNS', (shop) => policy(shop, leadTo([{ namespaceSelector: named('kube-system') }], DNS))],
    [
      'for pods that resolve names themselves',
      (shop) => (
        new Workload(shop, 'api', { labels: { app: 'api' }, ports: { dns: 53 }, dns: false }),
        policy(shop, leadTo([{ namespaceSelector: {} }], DNS))
      ),
    ],
    [
      'as ingress, for whoever asks',
      (shop) =>
        policy(shop, {
          ...letIn(),
          ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ protocol: 'UDP', port: 53 }] }],
        }),
    ],
  ]);
});

describe('a block among the addresses of the cluster', () => {
  const lettingIn = (shop: Chart, block: ReturnType<typeof cidr>) => {
    new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
    allow(block)
      .to(new Workload(shop, 'api', { labels: { app: 'api' } }))
      .on(8080);
  };
  const leading = (shop: Chart, block: string) => {
    new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
    allow(new Workload(shop, 'api', { labels: { app: 'api' }, dns: false }))
      .to(cidr(block))
      .on(443);
  };
  const PODS = { podCidrs: ['10.244.0.0/16'] };
  const SERVICES = { serviceCidrs: ['10.96.0.0/12'] };
  const MEETS = 'cidr-meets-pod-or-service-range';
  check([
    ['of some pods', (shop, app) => (Cluster.configure(app, PODS), lettingIn(shop, cidr('10.244.3.0/24'))), MEETS],
    ['of all pods', (shop, app) => (Cluster.configure(app, PODS), lettingIn(shop, cidr('10.0.0.0/8'))), MEETS],
    [
      'of all pods, which it excepts',
      (shop, app) => (Cluster.configure(app, PODS), lettingIn(shop, cidr('10.0.0.0/8', { except: ['10.244.0.0/16'] }))),
    ],
    [
      'of all pods, of which it excepts some',
      (shop, app) => (Cluster.configure(app, PODS), lettingIn(shop, cidr('10.0.0.0/8', { except: ['10.244.7.0/24'] }))),
    ],
    ['that is every address', (shop, app) => (Cluster.configure(app, PODS), lettingIn(shop, cidr('0.0.0.0/0')))],
    [
      'of pods and nodes',
      (shop, app) => (
        Cluster.configure(app, { ...PODS, nodes: ['10.244.0.0/20'] }),
        lettingIn(shop, cidr('10.244.3.0/24'))
      ),
    ],
    [
      'of pods that the plugin knows by their labels',
      (shop, app) => (Cluster.configure(app, { ...PODS, cni: 'cilium' }), lettingIn(shop, cidr('10.244.3.0/24'))),
      'ip-block-matches-no-pods',
    ],
    ['of pods, where nobody says where they are', (shop) => lettingIn(shop, cidr('10.244.3.0/24'))],
    ['of a Service', (shop, app) => (Cluster.configure(app, SERVICES), leading(shop, '10.96.14.7/32')), MEETS],
    [
      'of a Service that calls nobody',
      (shop, app) => (Cluster.configure(app, { ...SERVICES, cni: 'calico' }), lettingIn(shop, cidr('10.96.0.0/16'))),
      MEETS,
    ],
    [
      'of a Service, where the plugin is known to translate it',
      (shop, app) => (Cluster.configure(app, { ...SERVICES, cni: 'calico' }), leading(shop, '10.96.14.7/32')),
      'ip-block-matches-no-services',
    ],
    [
      'of a Service, where nobody knows what the plugin does',
      (shop, app) => (Cluster.configure(app, { ...SERVICES, cni: 'aws-vpc-cni' }), leading(shop, '10.96.14.7/32')),
    ],
    ['of the API server', (shop, app) => (Cluster.configure(app, SERVICES), leading(shop, '10.96.0.1/32'))],
    ['that holds all Services', (shop, app) => (Cluster.configure(app, SERVICES), leading(shop, '10.0.0.0/8'))],
  ]);

  test('a statement with a block on both sides of it is one finding', () => {
    const ids = found((shop, app) => {
      Cluster.configure(app, PODS);
      new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
      const [web, api] = ['web', 'api'].map((app) => new Workload(shop, app, { labels: { app } }));
      if (web && api) allow(cidr('10.0.0.0/8')).to(web, api).on(8080);
    }).map(({ id }) => id);
    expect(ids).toEqual([MEETS]);
  });
});
