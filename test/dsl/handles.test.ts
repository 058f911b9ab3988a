/** What an `allow` returns, and what saying more of the same does. */
import { type ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Allow, allow, DefaultDeny, internet, range, tcp, udp, Workload } from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { written } from './written';

function shop(app = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', {
    labels: { app: 'api' },
    ports: { http: 8080, metrics: 9090, scan: range(1, 9) },
  });
  // It declares no ports, so any of them may be opened.
  const db = new Workload(chart, 'db', { labels: { app: 'db' } });
  return { app, chart, web, api, db };
}

function halves(app: App): string[] {
  return written(app).filter((line) => !line.includes('denied'));
}

function annotations(policies: readonly ApiObject[]): unknown[] {
  return policies.map((policy) => (policy.toJson() as { metadata: { annotations?: unknown } }).metadata.annotations);
}

test('a second call between the same ends adds its ports to the same policy, in the order of the numbers', () => {
  const { app, web, db } = shop();
  allow(web).to(db).on(9090, udp(53));
  allow(web).to(db).on(8080, udp(53), range(8000, 8010));
  expect(halves(app)).toEqual(['shop/db-from-web: app=db from app=web on TCP 8000-8010, TCP 8080, TCP 9090, UDP 53']);
});

test('ports that a range covers are part of it, and all ports cover everything', () => {
  const covered = shop();
  allow(covered.web).to(covered.db).on(8080, range(8000, 9000), tcp(9000), range(8080, 9001));
  expect(halves(covered.app)).toEqual(['shop/db-from-web: app=db from app=web on TCP 8000-9000, TCP 8080-9001']);

  const all = shop();
  allow(all.web).to(all.api).on(8080);
  allow(all.web).to(all.api).onAllPorts();
  expect(halves(all.app)).toEqual(['shop/api-from-web: app=api from app=web on all ports']);
});

test('several ends are every pair of them', () => {
  const { app, chart, web, db } = shop();
  const cache = new Workload(chart, 'cache', { labels: { app: 'cache' } });
  allow(web, internet()).to(cache, db).on(443);
  expect(halves(app).map((line) => line.split(':', 1)[0])).toEqual([
    'shop/cache-from-internet',
    'shop/cache-from-web',
    'shop/db-from-internet',
    'shop/db-from-web',
  ]);
});

test('the props form says the same as the chain', () => {
  const chain = shop();
  allow(chain.web).to(chain.api).on('http', 'metrics').describedAs('the shop').named('shop-api');
  const props = shop();
  new Allow(props.chart, 'web-to-api', {
    from: props.web,
    to: props.api,
    ports: ['http', 'metrics'],
    description: 'the shop',
    name: 'shop-api',
  });
  expect(halves(props.app)).toEqual(halves(chain.app));
  expect(halves(props.app)).toEqual(['shop/shop-api-ingress: app=api from app=web on TCP 8080, TCP 9090']);
});

test('a handle shows its policies, with all that other statements add to them', () => {
  const { web, api } = shop();
  const handle = allow(web).to(api).on('http');
  allow(web).to(api).on('metrics');
  expect(handle.policies.map((policy) => policy.toJson())).toMatchInlineSnapshot(`
   [
     {
       "apiVersion": "networking.k8s.io/v1",
       "kind": "NetworkPolicy",
       "metadata": {
         "annotations": {
           "cdk8s-netpol/statement": "shop/web -> shop/api",
         },
         "name": "api-from-web",
         "namespace": "shop",
       },
       "spec": {
         "ingress": [
           {
             "from": [
               {
                 "podSelector": {
                   "matchLabels": {
                     "app": "web",
                   },
                 },
               },
             ],
             "ports": [
               {
                 "port": 8080,
                 "protocol": "TCP",
               },
               {
                 "port": 9090,
                 "protocol": "TCP",
               },
             ],
           },
         ],
         "podSelector": {
           "matchLabels": {
             "app": "api",
           },
         },
         "policyTypes": [
           "Ingress",
         ],
       },
     },
   ]
  `);
});

test('a handle whose statement has no effect shows no policies', () => {
  const app = new App();
  const chart = new Chart(app, 'open', { namespace: 'open' });
  const [web, api] = ['web', 'api'].map((id) => new Workload(chart, id, { labels: { app: id } })) as [
    Workload,
    Workload,
  ];
  expect(allow(web).to(api).on(80).policies).toEqual([]);
});

test('asking for the policies early does not freeze them', () => {
  const { app, web, api, db } = shop();
  const handle = allow(web).to(api).on('http');
  expect(handle.policies).toHaveLength(1);
  allow(api).to(db).on(5432);
  allow(web).to(api).on('metrics');
  expect(halves(app)).toEqual([
    'shop/api-from-web: app=api from app=web on TCP 8080, TCP 9090',
    'shop/db-from-api: app=db from app=api on TCP 5432',
  ]);
  expect(handle.policies).toHaveLength(1);
});

test('a description lands as an annotation, together with those of other statements about the policy', () => {
  const { web, api } = shop();
  const first = allow(web).to(api).on('http').describedAs('orders');
  allow(web).to(api).on('metrics').describedAs('figures');
  expect(annotations(first.policies)).toEqual([
    { 'cdk8s-netpol/statement': 'shop/web -> shop/api', 'cdk8s-netpol/description': 'figures; orders' },
  ]);
});

test('a patch is applied to each policy, and what comes out is judged', () => {
  const { app, web, api } = shop();
  allow(web)
    .to(api)
    .on('http')
    .patch(JsonPatch.add('/metadata/labels', { team: 'shop' }));
  expect(halves(app)).toHaveLength(1);

  const headlines = headlinesOf((patched) => {
    const ends = shop(patched);
    allow(ends.web).to(ends.api).on('http').patch(JsonPatch.replace('/spec/ingress/0/ports/0/port', 80));
  });
  expect(headlines).toEqual(['allowed-but-denied: `shop/web -> shop/api` TCP 8080 has a rule, but is still denied']);
});

test('a port name of a destination may stand for a range', () => {
  const { app, web, api } = shop();
  allow(web).to(api).on('scan');
  expect(halves(app)).toEqual(['shop/api-from-web: app=api from app=web on TCP 1-9']);
});
