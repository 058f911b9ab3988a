import { Chart, Testing } from 'cdk8s';
import {
  AllowDns,
  Cluster,
  DefaultDeny,
  IstioAmbient,
  IstioSidecar,
  label,
  namespace,
  Workload,
} from '../../../lib/index';
import { findingsIn, openedIn } from './routed-app';

function isolatedShop() {
  const app = Testing.app();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny');
  new AllowDns(shop, 'allow-dns');
  new Workload(shop, 'web', { labels: { app: 'web' } });
  return { app, shop };
}

/** The policies that the mesh adds. */
function meshIn(app: Parameters<typeof openedIn>[0]): string[] {
  return openedIn(app).filter((line) => !line.includes('allow-dns'));
}

test('pods in ambient mode get the tunnel both ways, and the probes on every port', () => {
  const { app, shop } = isolatedShop();
  new IstioAmbient(shop, 'mesh');
  expect(meshIn(app)).toEqual([
    'shop/allow-ambient-probes: {} from 169.254.7.127/32 on all ports',
    'shop/allow-tunnel-from-mesh: {} from all pods of {} on TCP 15008',
    'shop/allow-tunnel-to-mesh: {} to all pods of {} on TCP 15008',
  ]);
});

test('the address of probes over IPv6 opens where the profile says that pods have IPv6', () => {
  const { app, shop } = isolatedShop();
  Cluster.configure(app, { ipFamilies: ['IPv4', 'IPv6'], podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'] });
  new IstioAmbient(shop, 'mesh');
  expect(meshIn(app)[0]).toBe(
    'shop/allow-ambient-probes: {} from 169.254.7.127/32 | fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128 on all ports',
  );
});

test('some pods of a namespace can be in the mesh, with few others', () => {
  const { app, shop } = isolatedShop();
  new IstioAmbient(shop, 'mesh', { pods: { app: 'web' }, peers: [namespace('front'), namespace('istio-ingress')] });
  expect(meshIn(app).find((line) => line.includes('from-mesh'))).toBe(
    'shop/allow-tunnel-from-mesh-app-web: app=web from all pods of kubernetes.io/metadata.name=front | ' +
      'all pods of kubernetes.io/metadata.name=istio-ingress on TCP 15008',
  );
});

test('two namespaces with sidecars say the same of an isolated istiod once', () => {
  const { app, shop } = isolatedShop();
  const other = new Chart(app, 'other', { namespace: 'other' });
  const istio = new Chart(app, 'istio-system', { namespace: 'istio-system' });
  new DefaultDeny(istio, 'default-deny', { direction: 'ingress' });
  new Workload(istio, 'istiod', { labels: { app: 'istiod' } });
  new IstioSidecar(shop, 'mesh');
  new IstioSidecar(other, 'mesh');
  expect(meshIn(app)).toEqual([
    'shop/allow-istiod: {} to app=istiod of kubernetes.io/metadata.name=istio-system on TCP 15012',
    'istio-system/istiod-from-anywhere: app=istiod from anyone on TCP 15017',
    'istio-system/istiod-from-other: app=istiod from all pods of kubernetes.io/metadata.name=other on TCP 15012',
    'istio-system/istiod-from-shop: app=istiod from all pods of kubernetes.io/metadata.name=shop on TCP 15012',
  ]);
});

test('a sidecar gets no tunnel in a mesh of sidecars, and one where others are in ambient mode', () => {
  for (const mesh of ['istio-sidecar', 'istio-ambient'] as const) {
    const { app, shop } = isolatedShop();
    Cluster.configure(app, { mesh });
    new IstioSidecar(shop, 'mesh', { pods: label('sidecar').notIn('no') });
    expect(meshIn(app).some((line) => line.includes('TCP 15008'))).toBe(mesh === 'istio-ambient');
  }
});

test('nothing is found about either', () => {
  const { app, shop } = isolatedShop();
  new IstioAmbient(shop, 'ambient');
  new IstioSidecar(shop, 'sidecar', { ambient: false });
  expect(findingsIn(app)).toEqual([]);
});
