import { ApiObject, Chart, type App } from 'cdk8s';
import {
  allow,
  AllowAcmeHttp01,
  AllowDns,
  AllowIngressController,
  cidr,
  Cluster,
  DefaultDeny,
  Elsewhere,
  IstioAmbient,
  namespace,
  podsIn,
  Workload,
} from '../../lib/index';
import {
  closedChart,
  closedShop,
  findingsIn,
  headlinesIn,
  httpRoute,
  ingress,
  monitor,
  service,
  webhook,
} from '../dsl/patterns/routed-app';

const NGINX = namespace('ingress-nginx').pods({ app: 'nginx' }).as('nginx');

function found(app: App): string[] {
  return findingsIn(app).map(({ id, where, found: shown }) => `${id} at ${where.path}: ${shown}`);
}

describe('what an Ingress leads to has to be open to its controller', () => {
  function shopWithIngress() {
    const { app, shop } = closedShop();
    Cluster.configure(app, { ingressControllers: { nginx: NGINX } });
    const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(shop, { name: 'web' });
    ingress(shop, 'front', { service: 'web', port: 80, ingressClass: 'nginx' });
    return { app, shop, web };
  }

  test('several objects that lead to the same pods are one finding', () => {
    const { app, shop } = shopWithIngress();
    ingress(shop, 'second', { service: 'web', port: 'main', ingressClass: 'nginx' });
    expect(found(app)).toEqual(['ingress-backend-closed at shop/ingress-front: denied']);
  });

  test('one object that leads to several closed pods is one finding, which names them', () => {
    const { app, shop } = shopWithIngress();
    for (const name of ['one', 'two']) new Workload(shop, name, { labels: { app: 'api', name } });
    service(shop, { name: 'api', selector: { app: 'api' } });
    ingress(shop, 'back', { service: 'api', port: 80, ingressClass: 'nginx' });
    const [, second, ...others] = findingsIn(app);
    expect(others).toEqual([]);
    expect(second?.found).toMatch(/-> shop\/one` TCP 8080, `.*-> shop\/two` TCP 8080$/);
    expect(second?.trace?.map(({ verdict }) => verdict)).toEqual(['allowed', 'denied']);
  });

  test('a rule for the port of the Service does not help, and one for that of the pods does', () => {
    for (const [port, expected] of [
      [80, ['service-port-not-pod-port']],
      [8080, []],
    ] as const) {
      const { app, web } = shopWithIngress();
      allow(NGINX).to(web).on(port);
      expect(
        findingsIn(app)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...expected].sort());
    }
  });

  test('what a statement is about and still denied is the finding of that statement alone', () => {
    const { app, shop } = shopWithIngress();
    const policies = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: nothing-out, namespace: ingress-nginx }
spec: { podSelector: {}, policyTypes: [Egress] }
---
apiVersion: v1
kind: Pod
metadata: { name: nginx, namespace: ingress-nginx, labels: { app: nginx } }
spec: { containers: [{ name: nginx, image: nginx }] }`;
    new AllowIngressController(shop, 'ingress');
    const platform = new Chart(app, 'platform', { namespace: 'ingress-nginx' });
    new Elsewhere(platform, 'installed', { manifests: policies });
    // The deny of others is known, so that the statement writes the half that opens it.
    expect(headlinesIn(app)).toEqual([]);
  });

  test('nobody is told of a class that no controller is declared for', () => {
    const { app, shop } = closedShop();
    Cluster.configure(app, { ingressControllers: { other: NGINX } });
    new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(shop, { name: 'web' });
    ingress(shop, 'front', { service: 'web', port: 80, ingressClass: 'nginx' });
    httpRoute(shop, 'route', 'gateways/public', 'web');
    expect(headlinesIn(app)).toEqual([]);
  });
});

describe('what a monitor finds has to be open to Prometheus', () => {
  test('a policy for the wrong port is not enough', () => {
    const { app, shop } = closedShop();
    const prometheus = namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus');
    Cluster.configure(app, { monitoring: prometheus });
    const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
    monitor(shop, 'PodMonitor', 'metrics');
    allow(prometheus).to(web).on('http');
    expect(found(app)).toEqual(['monitor-closed at shop/monitor-metrics: denied']);
  });

  test('pods that nothing isolates are open to it', () => {
    const { app, shop } = closedShop();
    Cluster.configure(app, { monitoring: namespace('monitoring') });
    const open = new Chart(app, 'open', { namespace: 'open' });
    new Workload(open, 'web', { labels: { app: 'web' }, ports: { metrics: 9090 } });
    monitor(shop, 'PodMonitor', 'metrics', ['open']);
    expect(headlinesIn(app)).toEqual([]);
  });
});

describe('what a webhook names has to be open to somebody who could be the API server', () => {
  function webhookOpenTo(open: (web: Workload<'webhook'>) => void): string[] {
    const { app, shop } = closedShop();
    const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { webhook: 9443 } });
    service(shop, { name: 'web', port: 443, targetPort: 'webhook' });
    webhook(shop, 'web', 'shop');
    new Workload(shop, 'client', { labels: { app: 'client' } });
    open(web);
    return findingsIn(app).map(({ id }) => id);
  }

  test.each<[string, (web: Workload<'webhook'>) => void, readonly string[]]>([
    ['to nobody', () => undefined, ['webhook-closed']],
    [
      'to pods of its own namespace',
      (web) =>
        allow(namespace('shop').pods({ app: 'client' }))
          .to(web)
          .on('webhook'),
      ['webhook-closed'],
    ],
    [
      'to some addresses, which could be those of the API server',
      (web) => allow(cidr('172.20.0.0/16')).to(web).on('webhook'),
      [],
    ],
    [
      'to the agents of a managed control plane',
      (web) =>
        allow(namespace('kube-system').pods({ app: 'konnectivity-agent' }))
          .to(web)
          .on('webhook'),
      [],
    ],
    [
      'on the port of the Service',
      (web) => allow(cidr('172.20.0.0/16')).to(web).on(443),
      ['service-port-not-pod-port'],
    ],
  ])('open %s', (_, open, expected) => {
    expect(webhookOpenTo(open).sort()).toEqual([...expected].sort());
  });
});

describe('what pods of an ambient mesh say to each other has to get through the tunnel', () => {
  function mesh(labelled: Readonly<Record<string, string | undefined>> = {}) {
    const { app, shop } = closedShop();
    Cluster.configure(app, { mesh: 'istio-ambient' });
    const front = closedChart(app, 'front');
    const manifests = Object.entries(labelled).map(([name, mode]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: mode === undefined ? {} : { 'istio.io/dataplane-mode': mode } },
    }));
    if (manifests.length > 0) new Elsewhere(shop, 'namespaces', { manifests });
    const web = new Workload(front, 'web', { labels: { app: 'web' } });
    const api = new Workload(shop, 'api', { labels: { app: 'api' } });
    allow(web).to(api).on(8080);
    return { app, shop, front, web, api };
  }

  test('a closed tunnel is one finding for the namespace that closes it', () => {
    const { app, shop } = mesh();
    const db = new Workload(shop, 'db', { labels: { app: 'db' } });
    allow(namespace('front').pods({ app: 'web' }))
      .to(db)
      .on(5432);
    expect(headlinesIn(app)).toEqual([
      'mesh-port-closed: `front/web -> shop/api` has a rule, and the mesh cannot carry it: TCP 15008 is denied',
    ]);
  });

  test('the pattern opens it, and no finding is left', () => {
    const { app, shop } = mesh();
    new IstioAmbient(shop, 'mesh');
    expect(headlinesIn(app)).toEqual([]);
  });

  test('namespaces that are not in the mesh need no tunnel', () => {
    expect(headlinesIn(mesh({ shop: undefined, front: 'ambient' }).app)).toEqual([]);
    expect(headlinesIn(mesh({ shop: 'none', front: 'ambient' }).app)).toEqual([]);
    expect(headlinesIn(mesh({ shop: 'ambient', front: 'ambient' }).app)).toHaveLength(1);
  });

  test('of namespaces of which nobody knows, one that opens the tunnel to some is left alone', () => {
    const unlabelled = mesh();
    const labelled = mesh({ shop: 'ambient', front: 'ambient' });
    for (const { shop, api } of [unlabelled, labelled]) {
      const partner = new Workload(shop, 'partner', { labels: { app: 'partner' } });
      allow(partner).to(api).on(8080, 15008);
    }
    expect(headlinesIn(unlabelled.app)).toEqual([]);
    expect(headlinesIn(labelled.app)).toHaveLength(1);
  });

  test('both sides can close it, which is one finding', () => {
    const { app, front } = mesh();
    new DefaultDeny(front, 'nothing-out', { direction: 'egress' });
    new AllowDns(front, 'allow-dns');
    expect(headlinesIn(app)).toHaveLength(1);
  });
});

describe('the pods that answer challenges have to be open to an ingress controller', () => {
  function shopWithCertificate(issuerKind: 'ClusterIssuer' | 'Issuer', solver: 'dns01' | 'http01') {
    const { app, shop } = closedShop();
    Cluster.configure(app, { ingressControllers: { nginx: NGINX } });
    const certManager = new Chart(app, 'cert-manager', { namespace: 'cert-manager' });
    new ApiObject(issuerKind === 'Issuer' ? shop : certManager, 'issuer', {
      apiVersion: 'cert-manager.io/v1',
      kind: issuerKind,
      metadata: { name: 'letsencrypt' },
      spec: { acme: { solvers: [{ [solver]: {} }] } },
    });
    new ApiObject(shop, 'certificate', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'shop' },
      spec: { secretName: 'shop-tls', issuerRef: { name: 'letsencrypt', kind: issuerKind } },
    });
    return { app, shop };
  }

  test('the certificate of a ClusterIssuer is what is found, the Issuer of a namespace itself', () => {
    const paths = (['ClusterIssuer', 'Issuer'] as const).map((kind) => found(shopWithCertificate(kind, 'http01').app));
    const closed = 'TCP 8089 of the pods that answer challenges is closed to';
    expect(paths).toEqual([
      [expect.stringContaining(`acme-solver-closed at shop/certificate: ${closed}`)],
      [expect.stringContaining(`acme-solver-closed at shop/issuer: ${closed}`)],
    ]);
  });

  test('names that are proved by DNS need no pods', () => {
    expect(headlinesIn(shopWithCertificate('ClusterIssuer', 'dns01').app)).toEqual([]);
  });

  test('the pattern opens them, and so does any rule that lets a controller in', () => {
    const first = shopWithCertificate('ClusterIssuer', 'http01');
    new AllowAcmeHttp01(first.shop, 'acme');
    expect(headlinesIn(first.app)).toEqual([]);
    const second = shopWithCertificate('ClusterIssuer', 'http01');
    allow(NGINX).to(podsIn(second.shop)).on(8089);
    expect(headlinesIn(second.app)).toEqual([]);
  });
});
