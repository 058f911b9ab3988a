/** Labels that no known pod has: what is surely a slip, what may be so, and what is there although nobody reads it. */
import { ApiObject, Chart, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { allow, AllowDns, Cluster, DefaultDeny, dns, namespace, udp, Workload } from '../../lib/index';
import { lintManifests } from '../../lib/lint/manifests/lint-manifests';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { worldOf } from '../../lib/reachability';
import { findingsOf } from '../checks/findings';
import { check, leadTo, letIn, named, policy, WEB, workloads } from './handwritten/cases';

const container = { containers: [{ image: 'main', resources: {}, securityContext: { ensureNonRoot: false } }] };

describe('resolvers are there, whether or not anybody declares them', () => {
  const autoscaler = (app: App) =>
    new kplus.Deployment(new Chart(app, 'kube-system', { namespace: 'kube-system' }), 'autoscaler', container);
  const DNS = [
    ['UDP', 53],
    ['TCP', 53],
  ] as const;
  check([
    [
      'for AllowDns, beside another workload of kube-system',
      (shop, app) => {
        autoscaler(app);
        workloads(shop, 'web');
        new DefaultDeny(shop, 'default-deny');
        new AllowDns(shop, 'allow-dns');
      },
    ],
    [
      'for AllowDns of a shape of its own',
      (shop, app) => {
        new Workload(new Chart(app, 'dns', { namespace: 'dns' }), 'exporter', {
          labels: { app: 'exporter' },
          dns: false,
        });
        Cluster.configure(app, { dns: dns.coreDns() });
        workloads(shop, 'web');
        new DefaultDeny(shop, 'default-deny');
        new AllowDns(shop, 'allow-dns', { dns: dns.pods('dns', { app: 'coredns' }) });
      },
    ],
    [
      'for a policy by hand',
      (shop, app) => {
        autoscaler(app);
        const peer = {
          namespaceSelector: named('kube-system'),
          podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
        };
        policy(
          shop,
          leadTo(
            [peer],
            [...DNS].map(([protocol, port]) => [protocol, port]),
          ),
        );
      },
    ],
    [
      'and a slip in their labels is one',
      (shop, app) => {
        autoscaler(app);
        const peer = {
          namespaceSelector: named('kube-system'),
          podSelector: { matchLabels: { 'k8s-app': 'kube-dsn' } },
        };
        policy(
          shop,
          leadTo(
            [peer],
            [...DNS].map(([protocol, port]) => [protocol, port]),
          ),
        );
      },
      'peer-matches-nothing',
    ],
    [
      'like those who are said to scrape',
      (shop, app) => {
        const monitoring = namespace('monitoring').pods({ app: 'prometheus' });
        Cluster.configure(app, { monitoring: monitoring.as('prometheus') });
        workloads(new Chart(app, 'monitoring', { namespace: 'monitoring' }), 'grafana');
        const api = new Workload(shop, 'api', { labels: { app: 'api' }, dns: false });
        new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
        allow(monitoring).to(api).on(9090);
      },
    ],
  ]);
});

describe('how sure it is that labels are wrong', () => {
  type Say = (shop: Chart, app: App) => unknown;
  const severities = (say: Say) =>
    findingsOf((app) => {
      const shop = new Chart(app, 'shop', { namespace: 'shop' });
      workloads(shop, 'web', 'api');
      say(shop, app);
    }).map(({ id, severity, help }) => `${severity} ${id}: ${help}`);
  const from = (labels: Record<string, string>) => letIn({ podSelector: { matchLabels: labels } });
  const maker = (chart: Chart, apiVersion: string, kind: string) =>
    new ApiObject(chart, kind, { apiVersion, kind, metadata: { name: 'one' } });

  test.each<[string, Say, string[]]>([
    [
      'a slip of the pen is an error',
      (shop) => policy(shop, from({ app: 'wbe' })),
      ['error peer-matches-nothing: did you mean `app=web`?'],
    ],
    [
      'another word is a warning',
      (shop) => policy(shop, from({ app: 'prometheus' })),
      ['warning peer-matches-nothing: correct the labels, or declare the pods: `new Workload(chart, id, { labels })`'],
    ],
    [
      'a slip after which nothing is selected either is a warning',
      (shop) => policy(shop, from({ app: 'wbe', tier: 'front' })),
      ['warning peer-matches-nothing: did you mean `app=web`?'],
    ],
    ['labels that operators put on pods are none', (shop) => policy(shop, from({ 'cnpg.io/cluster': 'orders' })), []],
    [
      'in a namespace with an object that makes pods only that is said',
      (shop) => {
        maker(shop, 'monitoring.coreos.com/v1', 'Prometheus');
        policy(shop, from({ app: 'prometheus' }));
      },
      ['warning not-judged: give its pods, too, as objects of kind Pod'],
    ],
    [
      'and a slip there is a warning',
      (shop) => {
        maker(shop, 'serving.knative.dev/v1', 'Service');
        policy(shop, from({ app: 'wbe' }));
      },
      [
        'warning not-judged: give its pods, too, as objects of kind Pod',
        'warning peer-matches-nothing: did you mean `app=web`?',
      ],
    ],
    [
      'a policy whose pods are in another namespace is told where they are',
      (shop, app) => {
        workloads(new Chart(app, 'data', { namespace: 'data' }), 'loader');
        policy(shop, { podSelector: { matchLabels: { app: 'loader' } }, policyTypes: ['Ingress'] });
      },
      [
        'warning policy-selects-nothing: `data/loader` has these labels, in another namespace: write the policy in the namespace `data`, if that is what it is for',
      ],
    ],
    [
      'a key that is nearly a recommended one is told by a rule of its own',
      (shop) => policy(shop, from({ 'app.kubernetes.io/nmae': 'web' })),
      ['warning misspelt-label-key: did you mean the label `app.kubernetes.io/name`?'],
    ],
  ])('%s', (_, say, found) => {
    expect(severities(say)).toEqual(found);
  });

  test('policies that miss the same pods are one finding', () => {
    const findings = findingsOf((app) => {
      const shop = new Chart(app, 'shop', { namespace: 'shop' });
      workloads(shop, 'cart');
      for (let count = 0; count < 5; count++) {
        policy(shop, { podSelector: { matchLabels: { app: 'carts' } }, policyTypes: ['Ingress'] });
      }
    });
    expect(findings.map(({ headline, severity }) => `${severity} ${headline.replaceAll(/-\d+/g, '')}`)).toEqual([
      'error 5 policies select no pods: `shop/policy`, `shop/policy`, `shop/policy`, and 2 more',
    ]);
  });
});

describe('the API server is no pod', () => {
  const kubeSystem = (app: App) =>
    workloads(new Chart(app, 'kube-system', { namespace: 'kube-system' }), 'metrics-server');
  const apiServer = {
    namespaceSelector: named('kube-system'),
    podSelector: { matchLabels: { component: 'kube-apiserver' } },
  };
  check([
    [
      'and whoever looks for it there is told so, once',
      (shop, app) => (kubeSystem(app), policy(shop, leadTo([apiServer], [['TCP', 6443]]))),
      'kube-api-by-selector',
    ],
    [
      'but where its pods are known',
      (shop, app) => {
        const labels = { component: 'kube-apiserver' };
        new Workload(new Chart(app, 'kube-system', { namespace: 'kube-system' }), 'a', { labels, dns: false });
        policy(shop, leadTo([apiServer], [['TCP', 6443]]));
      },
    ],
  ]);
});

describe('many workloads of one cause', () => {
  const names = Array.from({ length: 33 }, (_, index) => `web-${index}`);
  const text = (annotated = '') =>
    [
      ...names.map(
        (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} }${name === 'web-0' ? annotated : ''} }
spec: { containers: [{ name: main, image: main }] }
`,
      ),
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec: { podSelector: {}, policyTypes: [Egress], egress: [{ to: [{ podSelector: {} }] }] }
`,
    ].join('---\n');
  const found = (manifests: string) => {
    const reading = clusterOf(readManifests(manifests, { file: 'all.yaml' }).manifests);
    return lintManifests(reading, worldOf(reading.cluster)).findings.map(
      ({ headline, where }) => `${where.path}: ${headline}`,
    );
  };

  test('are one finding, at the policy', () => {
    expect(found(text())).toEqual([
      'shop/closed: 33 workloads may open connections, but cannot look up names: `shop/web-0`, `shop/web-1`, `shop/web-2`, and 30 more',
    ]);
  });

  test('and each can be acknowledged by itself', () => {
    const acknowledged = `, annotations: { cdk8s-netpol/acknowledge: 'dns-blocked: it knows addresses' }`;
    expect(found(text(acknowledged))).toEqual([
      'shop/closed: 32 workloads may open connections, but cannot look up names: `shop/web-1`, `shop/web-2`, `shop/web-3`, and 29 more',
    ]);
  });
});

describe('DNS over UDP alone, by whatever opens it', () => {
  check([
    [
      'a statement',
      (shop) => {
        const web = new Workload(shop, 'web', { labels: { app: 'web' } });
        new DefaultDeny(shop, 'default-deny');
        allow(web)
          .to(namespace('kube-system').pods({ 'k8s-app': 'kube-dns' }))
          .on(udp(53));
      },
      'dns-udp-only',
    ],
    [
      'a policy for several workloads, beside one that opens TCP elsewhere',
      (shop) => {
        for (const id of ['web', 'api']) new Workload(shop, id, { labels: { app: id } });
        policy(shop, { ...leadTo([{ namespaceSelector: named('kube-system') }], [['UDP', 53]]), podSelector: {} });
        policy(shop, { ...leadTo([{ ipBlock: { cidr: '203.0.113.0/24' } }], [['TCP', 53]]), podSelector: WEB });
      },
      'dns-udp-only',
    ],
    [
      'TCP alone, which answers nobody',
      (shop) => {
        new Workload(shop, 'api', { labels: { app: 'api' } });
        policy(shop, leadTo([{ namespaceSelector: named('kube-system') }], [['TCP', 53]]));
      },
      'dns-blocked',
    ],
  ]);
});
