/** Those who come from outside a namespace: controllers, scrapers, meshes, members of a cluster of pods. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

const CONTROLLER = `
const ingress = new Chart(app, 'ingress-nginx', { namespace: 'ingress-nginx' });
const nginx = new Workload(ingress, 'controller', { labels: { app: 'ingress-nginx' } });
Cluster.configure(app, { ingressControllers: { nginx } });${SHOP}`;

const EXPOSED = `${CONTROLLER}
const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
});
new ApiObject(shop, 'entrance', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: { ingressClassName: 'nginx', defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });`;

const SCRAPED = `
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
const prometheus = new Workload(monitoring, 'prometheus', { labels: { app: 'prometheus' } });
Cluster.configure(app, { monitoring: prometheus });${SHOP}
const worker = new Workload(shop, 'worker', { labels: { app: 'worker' }, ports: { http: 8080, metrics: 9102 } });
new ApiObject(shop, 'monitor', {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'worker' },
  spec: { selector: { matchLabels: { app: 'worker' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });`;

const MESH = `
Cluster.configure(app, { mesh: 'istio-ambient' });${SHOP}
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
allow(web).to(api).on('http');`;

const GOSSIP = `
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
new DefaultDeny(monitoring, 'default-deny', { direction: 'ingress' });
const labels = { app: 'alertmanager' };
const alertmanager = new Workload(monitoring, 'alertmanager', { labels });
new ApiObject(monitoring, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'alertmanager' },
  spec: {
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: labels,
    ports: [{ name: 'tcp', port: 9094 }, { name: 'udp', port: 9094, protocol: 'UDP' }],
  },
});`;
const ALLOW_GOSSIP = `
new AllowPeers(monitoring, 'gossip', { members: alertmanager, ports: [tcp(9094), udp(9094)] });`;

/** cert-manager with challenges over HTTP. */
const ISSUER = `${CONTROLLER}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new ApiObject(shop, 'issuer', {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata: { name: 'letsencrypt' },
  spec: { acme: { solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }] } },
});`;
const ALLOW_ACME = `
new AllowAcmeHttp01(shop, 'acme');`;

export const MISTAKES_ABOUT_THOSE_OUTSIDE: readonly KnownMistake[] = [
  {
    id: 'W25',
    title: 'The ingress controller forgotten, which is in another namespace, or on the host network',
    effect: 'Every request from outside ends at the controller, with an error of a gateway.',
    answers: [
      {
        how: 'avoided',
        by: '`expose(...).via(...)`, and `AllowIngressController` for all Ingress, Route and HTTPRoute objects at once',
        program: `${EXPOSED}
expose(web).via(nginx);
ensure(nginx).canReach(web).on('http');
ensure(web).isReachedOnlyBy(nginx);`,
      },
      {
        how: 'caught',
        by: 'ingress-backend-closed',
        program: EXPOSED,
        mended: `${EXPOSED}
new AllowIngressController(shop, 'ingress');`,
      },
    ],
  },
  {
    id: 'W26',
    title: 'cert-manager answers HTTP-01 challenges from pods that a default deny closes',
    effect: 'The ingress controller does not reach the solver on 8089: certificates are not renewed.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowAcmeHttp01`',
        program: `${ISSUER}${ALLOW_ACME}
const solver = podsIn(shop).pods({ 'acme.cert-manager.io/http01-solver': 'true' });
ensure(nginx).canReach(solver).on(8089);
ensure(solver).isReachedOnlyBy(nginx);`,
      },
      { how: 'caught', by: 'acme-solver-closed', program: ISSUER, mended: `${ISSUER}${ALLOW_ACME}` },
    ],
  },
  {
    id: 'W27',
    title: "The ports of a service mesh forgotten: the tunnel of Istio's ambient mode, istiod, the probes",
    effect: 'What policies open cannot get through, since the mesh carries it on a port of its own.',
    answers: [
      {
        how: 'avoided',
        by: '`IstioAmbient` and `IstioSidecar`',
        program: `${MESH}
new IstioAmbient(shop, 'mesh');
ensure(web).canReach(api).on(15008);
ensure(cidr('169.254.7.127/32')).canReach(api).on(8080);`,
      },
      {
        how: 'caught',
        by: 'mesh-port-closed',
        program: MESH,
        mended: `${MESH}
new IstioAmbient(shop, 'mesh');`,
      },
    ],
  },
  {
    id: 'W28',
    title: 'Prometheus forgotten, which is in another namespace and asks a port of its own',
    effect: 'There are no metrics, and so no alerts: nobody learns of it.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowScrape`, which reads ServiceMonitor and PodMonitor objects',
        program: `${SCRAPED}
new AllowScrape(shop, 'scrape');
ensure(prometheus).canReach(worker).on('metrics');
ensure(prometheus).cannotReach(worker).on('http');`,
      },
      {
        how: 'caught',
        by: 'monitor-closed',
        program: SCRAPED,
        mended: `${SCRAPED}
new AllowScrape(shop, 'scrape');`,
      },
    ],
  },
  {
    id: 'W29',
    title: 'Members of a StatefulSet that talk to each other: gossip, replication, elections',
    effect: 'Each member believes that it is alone: there are two leaders, or alerts are sent twice.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowPeers`, on the ports that the members declare, over TCP and UDP',
        program: `${GOSSIP}${ALLOW_GOSSIP}
ensure(alertmanager).canReach(alertmanager).on(9094, udp(9094));
ensure(alertmanager).isReachedOnlyBy(alertmanager);`,
      },
      { how: 'caught', by: 'members-closed', program: GOSSIP, mended: `${GOSSIP}${ALLOW_GOSSIP}` },
    ],
  },
  {
    id: 'W38',
    title: 'The deny applied before the allows',
    effect: 'Until the rest of the sync is there, everything is cut off; where it fails half-way, it stays so.',
    answers: [
      {
        how: 'avoided',
        by: "`order: 'argo-cd'` or `'kapp'`, which puts allows before denies",
        program: `
Cluster.configure(app, { order: 'argo-cd' });${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespace('front')).to(api).on(8080);
ensure(namespace('front')).canReach(api).on(8080);`,
        writes: ['argocd.argoproj.io/sync-wave: "-1"', 'argocd.argoproj.io/sync-wave: "0"'],
      },
    ],
  },
];
