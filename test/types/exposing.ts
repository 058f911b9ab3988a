/** What `expose` and `included` take. Never run; `types.test.ts` compiles it. */
import { ApiObject, Chart, Helm, Include, Testing } from 'cdk8s';
import { allow, expose, included, namespace, udp, workload, Workload } from 'cdk8s-netpol';

const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 9090 } });
const admin = new Workload(shop, 'admin', { labels: { app: 'admin' }, ports: { http: 8080 } });

expose(api).via('nginx').on('http', udp(53)).describedAs('why').named('front');
expose(api, admin).via('nginx', namespace('traefik'), web).on('http');

const include = new Include(shop, 'include', { url: 'rendered.yaml' });
const helm = new Helm(shop, 'helm', { chart: './chart' });
allow(web)
  .to(included(include, 'Deployment', 'api'), included(helm, 'Service', 'api', { namespace: 'shop' }))
  .on('http', 80);
allow(web)
  .to(workload(included(include, 'Deployment', 'api'), { ports: { http: 80 } }))
  .on('http');
allow(new ApiObject(shop, 'object', { apiVersion: 'v1', kind: 'Pod' }))
  .to(api)
  .onDeclaredPorts();

// @ts-expect-error nothing is exposed
expose();
// @ts-expect-error no controller
expose(api).via();
// @ts-expect-error not all of them declare the name
expose(api, admin).via('nginx').on('metrics');
// @ts-expect-error no ports
expose(api).via('nginx').on();
const named = workload(included(include, 'Deployment', 'api'), { ports: { http: 80 } });
// @ts-expect-error the object was given another name
allow(web).to(named).on('https');
// @ts-expect-error a workload brings in no objects
included(api, 'Deployment', 'api');
