/** Patterns about Services know the port names of the pods that are named. Never run; `types.test.ts` compiles it. */
import { Chart, Testing } from 'cdk8s';
import {
  AllowAcmeHttp01,
  AllowIngressController,
  AllowScrape,
  AllowWebhook,
  cidr,
  IstioAmbient,
  IstioSidecar,
  namespace,
  Workload,
} from 'cdk8s-netpol';

const app = Testing.app();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { grpc: 9000, metrics: 9090 } });

new AllowScrape(shop, 'monitors');
new AllowScrape(app, 'all-monitors', { from: namespace('monitoring') });
new AllowScrape(shop, 'named', { to: [web, api], ports: ['metrics', 9100] });
new AllowIngressController(shop, 'objects', { controller: namespace('traefik') });
new AllowIngressController(shop, 'pods', { to: web, ports: ['http'] });
new AllowWebhook(shop, 'webhooks', { from: 'nodes' });
new AllowWebhook(shop, 'webhook', { to: api, ports: ['grpc'], from: cidr('10.0.0.0/16') });
new AllowAcmeHttp01(shop, 'acme', { controller: [namespace('traefik'), namespace('nginx')] });
new IstioSidecar(shop, 'sidecars', { monitoring: web, ambient: true });
new IstioAmbient(shop, 'ambient', { peers: [web, api] });

// @ts-expect-error a name that only one of two destinations has
new AllowScrape(shop, 'named', { to: [web, api], ports: ['http'] });
// @ts-expect-error a name that the pods do not declare
new AllowIngressController(shop, 'pods', { to: web, ports: ['htp'] });
// @ts-expect-error somewhere that no profile knows
new AllowWebhook(shop, 'webhooks', { from: 'control-plane' });
// @ts-expect-error no port at all
new AllowWebhook(shop, 'webhook', { to: api, ports: [] });
// @ts-expect-error nobody at all
new IstioAmbient(shop, 'ambient', { peers: [] });
