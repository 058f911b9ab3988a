/** Port names are types: what no destination declares does not compile. Never run; `types.test.ts` compiles it. */
import { Chart, Testing } from 'cdk8s';
import { Allow, allow, ensure, namespace, podsIn, range, udp, workload, Workload } from 'cdk8s-netpol';
import { Deployment } from 'cdk8s-plus-28';

const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 9090 } });
const admin = new Workload(shop, 'admin', { labels: { app: 'admin' }, ports: { http: 8081, debug: udp(9999) } });
const deployment = new Deployment(shop, 'cart', { containers: [{ image: 'cart' }] });
const labelled = namespace('shop').pods({ app: 'api' });
const adapted = workload(deployment, { ports: { grpc: 7070 } });

allow(web).to(api).on('http', 'metrics');
allow(web).to(api).on('http', 8443, udp(53), range(1, 9));
allow(web).to(api, admin).on('http');
allow(web).to(adapted).on('grpc');
// The port names of a cdk8s-plus workload are known only once it is rendered.
allow(web).to(deployment).on('http');
allow(web).to(api, deployment).on('http');
new Allow(shop, 'one', { from: web, to: api, ports: ['http'] });
new Allow(shop, 'two', { from: [web, admin], to: [api, admin], ports: ['http', 9090] });
new Allow(shop, 'three', { from: web, to: podsIn(shop), ports: 'all' });
ensure(web).canReach(api).on('metrics');
ensure(web).cannotReach(api, admin).on('http');

// @ts-expect-error a name that the only destination does not declare
allow(web).to(api).on('htpp');
// @ts-expect-error a name that only the first of two destinations declares
allow(web).to(api, admin).on('metrics');
// @ts-expect-error a name that only the second of two destinations declares
allow(web).to(api, admin).on('debug');
// @ts-expect-error the second of two names is misspelt
allow(web).to(api).on('http', 'metrcs');
// @ts-expect-error a name that only the source declares
allow(api).to(web).on('http');
// @ts-expect-error a workload without ports has no names
allow(api).to(web).on('anything');
// @ts-expect-error a name that the port table of an adapted workload does not have
allow(web).to(adapted).on('http');
// @ts-expect-error a cdk8s-plus workload beside one that does not declare the name
allow(web).to(api, deployment).on('grpc');
// @ts-expect-error pods of a namespace declare no names
allow(web).to(labelled).on('http');
// @ts-expect-error all pods of a chart declare no names
allow(web).to(podsIn(shop)).on('http');
// @ts-expect-error the props form checks names, too
new Allow(shop, 'four', { from: web, to: api, ports: ['htpp'] });
// @ts-expect-error the props form checks the names of several destinations
new Allow(shop, 'five', { from: web, to: [api, admin], ports: ['metrics'] });
// @ts-expect-error an assertion checks names, too
ensure(web).canReach(api).on('htpp');
// @ts-expect-error an assertion that narrows to some ports checks names, too
ensure(web).cannotReach(api).on('htpp');
