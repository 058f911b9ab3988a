/** Ports, by number and by name. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

/** Two workloads of a tier that listen under one name, and a policy by hand for both. */
const tierOn = (adminPort: number) => `${SHOP}
new Workload(shop, 'web', { labels: { app: 'web', tier: 'public' }, ports: { http: 8080 } });
new Workload(shop, 'admin', { labels: { app: 'admin', tier: 'public' }, ports: { http: ${adminPort} } });
new NetworkPolicy(shop, 'public', {
  metadata: { name: 'public' },
  spec: {
    podSelector: { matchLabels: { tier: 'public' } },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port: 'http' }] }],
  },
});`;

const API = `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });`;
const SERVICE = `
const service = new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api' },
  spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }] },
});`;

export const MISTAKES_ABOUT_PORTS: readonly KnownMistake[] = [
  {
    id: 'W06',
    title: 'The port of a Service written where the port of the pods is meant',
    effect: 'Policies act after the Service has translated its port: nothing is open, or the wrong thing.',
    answers: [
      {
        how: 'avoided',
        by: 'a Service as the destination of `allow`: its port is resolved to those of its pods',
        program: `${API}${SERVICE}
allow(web).to(service).on(80);
ensure(web).canReach(api).on('http');`,
        writes: ['port: 8080'],
        neverWrites: ['port: 80\n'],
      },
      {
        how: 'caught',
        by: 'service-port-not-pod-port',
        program: `${API}${SERVICE}
allow(web).to(api).on(80);`,
        mended: `${API}${SERVICE}
allow(web).to(api).on(8080);`,
      },
      {
        how: 'caught',
        by: 'port-not-declared',
        program: `${API}
allow(web).to(api).on(80);`,
        mended: `${API}
allow(web).to(api).on(8080);`,
      },
    ],
  },
  {
    id: 'W40',
    title: 'A port name that stands for different numbers',
    effect: 'Some plugins look it up once, and open the wrong port at the other pods.',
    answers: [
      {
        how: 'avoided',
        by: 'numbers: statements write the port of each destination',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
const admin = new Workload(shop, 'admin', { labels: { app: 'admin' }, ports: { http: 9000 } });
allow(namespace('front')).to(web, admin).on('http');
ensure(namespace('front')).canReach(web).on(8080);
ensure(namespace('front')).cannotReach(web).on(9000);`,
        neverWrites: ['port: http'],
      },
      { how: 'caught', by: 'named-port-ambiguous', program: tierOn(9000), mended: tierOn(8080) },
    ],
  },
];
