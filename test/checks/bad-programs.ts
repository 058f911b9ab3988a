/** Programs with a mistake that people make. Their lines are part of what the tests expect. */
import { Chart, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { allow, AllowDns, cidr, DefaultDeny, ensure, namespace, NetworkPolicy, range, Workload } from '../../lib/index';

export function misspeltPort(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
  const web = new Workload(shop, 'web', { labels: { app: 'web' } });
  const api = new kplus.Deployment(shop, 'api', {
    containers: [{ image: 'api', ports: [{ number: 8080, name: 'http' }] }],
  });
  allow(web).to(api).on('htpp');
}

export function hostBits(): void {
  allow(namespace('shop')).to(cidr('10.0.0.1/8'));
}

export function backwardsRange(): void {
  range(9000, 8000);
}

export function forgottenDns(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny');
  const web = new Workload(shop, 'web', { labels: { app: 'web' } });
  const api = new Workload(shop, 'api', { labels: { app: 'api' } });
  allow(web).to(api).on(8080);
}

export function halfByHand(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny');
  new AllowDns(shop, 'allow-dns');
  for (const name of ['web', 'api']) new Workload(shop, name, { labels: { app: name } });
  new NetworkPolicy(shop, 'api-from-web', {
    metadata: { name: 'api-from-web' },
    spec: {
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
    },
  });
}

export function strangerLetIn(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
  const api = new Workload(shop, 'api', { labels: { app: 'api' } });
  const db = new Workload(shop, 'db', { labels: { app: 'db' } });
  allow(api, namespace('ops')).to(db).on(5432);
  ensure(db).isReachedOnlyBy(api);
}

export function reachedAfterAll(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
  const db = new Workload(shop, 'db', { labels: { app: 'db' } });
  allow(web).to(db).on(5432);
  ensure(web).cannotReach(db);
}

export function misspeltLabel(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new Workload(shop, 'checkout', { labels: { app: 'checkout' } });
  new DefaultDeny(shop, 'deny-checkout', { pods: { app: 'chekout' } });
}

export function sameNameTwice(app: App): void {
  for (const id of ['one', 'two']) {
    new DefaultDeny(new Chart(app, id, { namespace: 'shop' }), 'default-deny');
  }
}

export function refusedPort(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new NetworkPolicy(shop, 'web', {
    metadata: { name: 'web' },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ protocol: 'TCP', port: 123456 }] }] },
  });
}

export function unfinishedChain(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
  const web = new Workload(shop, 'web', { labels: { app: 'web' } });
  allow(web).to(new Workload(shop, 'api', { labels: { app: 'api' } }));
}

export function serviceAsEnd(app: App): void {
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
  const service = new kplus.Service(shop, 'api', { ports: [{ port: 80 }] });
  allow(new Workload(shop, 'web', { labels: { app: 'web' } }))
    .to(service as unknown as Workload)
    .on(80);
}

export function chartWithoutNamespace(app: App): void {
  new DefaultDeny(new Chart(app, 'shop'), 'default-deny');
}

export function chartWithoutApp(): void {
  new DefaultDeny(new Chart(undefined as unknown as App, 'shop', { namespace: 'shop' }), 'default-deny');
}

export function twoFilesOfOneName(app: App): void {
  for (const namespaceName of ['front', 'shop']) {
    new DefaultDeny(new Chart(app, namespaceName, { namespace: namespaceName }), 'default-deny');
  }
}
