/** The deny decides: a half is written for just the pods that something isolates already. */
import { ApiObject, App, Chart, Include } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import {
  allow,
  allNamespaces,
  DefaultDeny,
  Elsewhere,
  label,
  namespace,
  NetworkPolicy,
  podsIn,
  Workload,
} from '../../lib/index';
import { written } from './written';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'isolation-'));

function twoTiers() {
  const app = new App({ outdir: FOLDER });
  const front = new Chart(app, 'front', { namespace: 'front' });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Workload(front, 'web', { labels: { app: 'web' }, dns: false });
  const api = new Workload(shop, 'api', { labels: { app: 'api' }, dns: false });
  return { app, front, shop, web, api };
}

const INGRESS_HALF = 'shop/api-from-front-web: app=api from app=web of kubernetes.io/metadata.name=front on TCP 8080';
const EGRESS_HALF = 'front/web-to-shop-api: app=web to app=api of kubernetes.io/metadata.name=shop on TCP 8080';

test('an allow between two isolated sides writes a half for each, in the namespace of its pods', () => {
  const { app, front, shop, web, api } = twoTiers();
  new DefaultDeny(front, 'default-deny');
  new DefaultDeny(shop, 'default-deny');
  allow(web).to(api).on(8080);
  expect(written(app)).toEqual([
    'front/default-deny: {} denied ingress and egress',
    EGRESS_HALF,
    'shop/default-deny: {} denied ingress and egress',
    INGRESS_HALF,
  ]);
});

test('a deny that is written after its allows counts like one that is written before', () => {
  const { app, front, shop, web, api } = twoTiers();
  allow(web).to(api).on(8080);
  new DefaultDeny(front, 'default-deny');
  new DefaultDeny(shop, 'default-deny');
  expect(written(app)).toEqual(expect.arrayContaining([EGRESS_HALF, INGRESS_HALF]));
});

test('an ingress-only deny gets the ingress half alone, and an egress-only deny the egress half alone', () => {
  const ingress = twoTiers();
  new DefaultDeny(ingress.shop, 'deny', { direction: 'ingress' });
  allow(ingress.web).to(ingress.api).on(8080);
  expect(written(ingress.app)).toEqual(['shop/default-deny-ingress: {} denied ingress', INGRESS_HALF]);

  const egress = twoTiers();
  new DefaultDeny(egress.front, 'deny', { direction: 'egress' });
  allow(egress.web).to(egress.api).on(8080);
  expect(written(egress.app)).toEqual(['front/default-deny-egress: {} denied egress', EGRESS_HALF]);
});

test('a deny for just the pods of an end gets their half, and one for other pods gets none', () => {
  const { app, shop, web, api } = twoTiers();
  new Workload(shop, 'db', { labels: { app: 'db' } });
  new DefaultDeny(shop, 'deny-api', { pods: { app: 'api' }, direction: 'ingress' });
  new DefaultDeny(shop, 'deny-db', { pods: { app: 'db' }, direction: 'ingress' });
  allow(web).to(api).on(8080);
  expect(written(app).filter((line) => !line.includes('denied'))).toEqual([INGRESS_HALF]);
});

test('a deny for a part of an end gets a half for that part, and two such denies get one each', () => {
  const { app, shop, web } = twoTiers();
  new Workload(shop, 'admin', { labels: { app: 'api', tier: 'admin' } });
  new Workload(shop, 'public', { labels: { app: 'api', audience: 'everyone' } });
  const api = namespace('shop').pods({ app: 'api' }).as('api');
  new DefaultDeny(shop, 'deny-admin', { pods: { tier: 'admin' }, direction: 'ingress' });
  new DefaultDeny(shop, 'deny-public', { pods: label('audience').exists(), direction: 'ingress' });
  allow(web).to(api).on(8080);
  const from = 'from app=web of kubernetes.io/metadata.name=front on TCP 8080';
  expect(written(app).filter((line) => !line.includes('denied'))).toEqual([
    `shop/api-from-front-web-where-audience-exists: app=api,audience ${from}`,
    `shop/api-from-front-web-where-tier-admin: app=api,tier=admin ${from}`,
  ]);
});

test('of overlapping denies, one that covers the whole end makes a single half of it', () => {
  const { app, shop, web, api } = twoTiers();
  new Workload(shop, 'admin', { labels: { app: 'other', tier: 'admin' } });
  new DefaultDeny(shop, 'deny-admin', { pods: { tier: 'admin' }, direction: 'ingress' });
  new DefaultDeny(shop, 'deny-all', { direction: 'ingress' });
  allow(web).to(api).on(8080);
  expect(written(app).filter((line) => !line.includes('denied'))).toEqual([INGRESS_HALF]);
});

const isolateIngress = { podSelector: {}, policyTypes: ['Ingress' as const] };
const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'base' } };

const DENIES: readonly (readonly [string, (shop: Chart) => void])[] = [
  [
    'a raw NetworkPolicy',
    (shop) => new NetworkPolicy(shop, 'base', { metadata: { name: 'base' }, spec: isolateIngress }),
  ],
  [
    'a raw NetworkPolicy without policyTypes',
    (shop) => new ApiObject(shop, 'base', { ...object, spec: { podSelector: {} } }),
  ],
  [
    'a raw NetworkPolicy that opens something of its own',
    (shop) =>
      new NetworkPolicy(shop, 'base', { spec: { ...isolateIngress, ingress: [{ from: [{ podSelector: {} }] }] } }),
  ],
  [
    'a NetworkPolicy of cdk8s-plus',
    (shop) => new kplus.NetworkPolicy(shop, 'base', { ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY } }),
  ],
  [
    'an included manifest',
    (shop) => {
      const file = path.join(FOLDER, 'base.yaml');
      writeFileSync(file, JSON.stringify({ ...object, spec: isolateIngress }));
      new Include(shop, 'base', { url: file });
    },
  ],
  ['a deny that others installed', (shop) => new Elsewhere(shop, 'base', { defaultDeny: 'ingress' })],
  [
    'manifests that others installed',
    (shop) => new Elsewhere(shop, 'base', { manifests: [{ ...object, spec: isolateIngress }] }),
  ],
  [
    'manifests of others as YAML text, in no namespace of their own',
    (shop) =>
      new Elsewhere(shop, 'base', {
        manifests:
          'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: base }\nspec: { podSelector: {} }',
      }),
  ],
];

test.each(DENIES)('%s isolates as a DefaultDeny does', (_, deny) => {
  const { app, shop, web, api } = twoTiers();
  deny(shop);
  allow(web).to(api).on(8080);
  expect(written(app).filter((line) => line.startsWith('shop/api-'))).toEqual([INGRESS_HALF]);
});

test('what others installed is judged and never written', () => {
  const { app, shop, web, api } = twoTiers();
  new Elsewhere(shop, 'others', { defaultDeny: 'both', manifests: [{ ...object, spec: isolateIngress }] });
  allow(web).to(api).on(8080);
  expect(written(app)).toEqual([INGRESS_HALF]);
});

test('a namespace by its name gets its half like a workload; namespaces by label are peers only', () => {
  const { app, front, shop, api } = twoTiers();
  new DefaultDeny(front, 'default-deny', { direction: 'egress' });
  new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
  allow(namespace('front').pods({ app: 'web' }))
    .to(api)
    .on(8080);
  allow(allNamespaces()).to(api).on(9090);
  expect(written(app).filter((line) => !line.includes('denied'))).toEqual([
    'front/app-web-to-shop-api: app=web to app=api of kubernetes.io/metadata.name=shop on TCP 8080',
    'shop/api-from-all-namespaces: app=api from all pods of {} on TCP 9090',
    'shop/api-from-front-app-web: app=api from app=web of kubernetes.io/metadata.name=front on TCP 8080',
  ]);
});

test('within a namespace a peer is a pod selector alone, and all pods of it are an empty one', () => {
  const { app, shop, api } = twoTiers();
  new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
  allow(podsIn(shop)).to(api).on(8080);
  expect(written(app)).toContain('shop/api-from-all-pods: app=api from all pods on TCP 8080');
});
