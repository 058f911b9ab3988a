import { Construct } from 'constructs';
import { ISTIO_PORTS } from '../../profile/istio';
import { callerOrigin } from '../caller';
import type { EndLike, Ends } from '../end';
import type { LabelQuery } from '../label-query';
import { listOfEnds } from '../list-of-ends';
import { rememberOrigin } from '../origins';
import { ownPods } from '../own-pods';
import type { PatternDescription } from '../pattern';
import { sayAsPattern, sayByProfile, type Said } from '../pattern-statement';
import { slugOfSelector } from '../plan/names';
import { tcp } from '../ports';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { allNamespaces, anywhere, namespace } from '../values';

const METRICS_PORTS = [tcp(ISTIO_PORTS.envoyMetrics), tcp(ISTIO_PORTS.mergedMetrics)] as const;

export interface IstioSidecarProps extends StatementTexts {
  /**
   * The pods that have a sidecar.
   * @default every pod of the chart's namespace
   */
  readonly pods?: LabelQuery;
  /**
   * The control plane.
   * @default the pods with `app: istiod` of istio-system
   */
  readonly istiod?: EndLike;
  /**
   * Who scrapes the metrics of the sidecars.
   * @default `monitoring` of the cluster; nobody where that is unknown
   */
  readonly monitoring?: Ends;
  /**
   * Whether other pods of the mesh are in ambient mode: these reach a sidecar through its tunnel (HBONE, TCP 15008).
   * @default true where the cluster's `mesh` is `istio-ambient`
   */
  readonly ambient?: boolean;
}

/**
 * What pods with a sidecar of Istio need: istiod on TCP 15012, and Prometheus on 15090 and 15020; and, where something
 * isolates istiod, the API server's calls of its webhooks on 15017. The ports of the pods stay what they are, since a
 * sidecar takes connections over inside its pod: write an `allow` for those. See "Ports used by Istio" in its documentation.
 *
 * @example
 * new IstioSidecar(payments, 'mesh');
 * new IstioSidecar(payments, 'mesh', { pods: label('sidecar.istio.io/inject').notIn('false') });
 */
export class IstioSidecar extends Construct {
  constructor(scope: Construct, id: string, props: IstioSidecarProps = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const own = ownPods(this, props.pods);
    const pods = [own];
    const istiod = [props.istiod ?? namespace('istio-system').pods({ app: 'istiod' }).as('istiod')];
    const monitoring = props.monitoring && listOfEnds(props.monitoring);
    const named = (name: string): string => [name, slugOfSelector(own.selector)].filter(Boolean).join('-');
    const into = { subject: 'to', to: pods } as const;
    sayAsPattern(this, { from: pods, to: istiod, ports: [tcp(ISTIO_PORTS.istiod)], policyName: named('allow-istiod') });
    // The API server's own calls have no label; every namespace with sidecars says the same of istiod, once.
    sayAsPattern(this, { subject: 'to', from: [anywhere()], to: istiod, ports: [tcp(ISTIO_PORTS.webhook)] });
    const scrape = { ...into, ports: METRICS_PORTS, policyName: named('allow-sidecar-scrape') };
    const tunnel: Said = {
      ...into,
      from: [allNamespaces()],
      ports: [tcp(ISTIO_PORTS.tunnel)],
      policyName: named('allow-tunnel-from-mesh'),
    };
    sayByProfile(this, (profile) => {
      const from = monitoring ?? (profile.monitoring && listOfEnds(profile.monitoring));
      const ambient = props.ambient ?? profile.mesh === 'istio-ambient';
      return [...(from ? [{ ...scrape, from }] : []), ...(ambient ? [tunnel] : [])];
    });
  }
}

export const istioSidecarPattern: PatternDescription = {
  id: 'istio-sidecar',
  construct: 'IstioSidecar',
  summary:
    'Opens what sidecars of Istio need: istiod, its webhooks and the metrics of the sidecars; no port of the pods.',
  examples: [
    {
      title: 'sidecars ask istiod, Prometheus scrapes them, and nobody else reaches them',
      program: `
Cluster.configure(app, {
  mesh: 'istio-sidecar',
  monitoring: namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus'),
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
new Workload(monitoring, 'prometheus', { labels: { app: 'prometheus' } });
new Workload(monitoring, 'grafana', { labels: { app: 'grafana' } });
new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new IstioSidecar(shop, 'mesh');`,
      opens: [
        'shop/api -> istio-system/istiod 15012/TCP',
        'monitoring/prometheus -> shop/api 15090/TCP',
        'monitoring/prometheus -> shop/api 15020/TCP',
      ],
      closed: [
        'shop/api -> istio-system/istiod 15017/TCP',
        'monitoring/prometheus -> shop/api 8080/TCP',
        'monitoring/grafana -> shop/api 15020/TCP',
        'monitoring/prometheus -> shop/api 15008/TCP',
      ],
    },
    {
      title: 'an isolated istiod answers sidecars and the API server, and nothing else of it is open',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const istio = new Chart(app, 'istio-system', { namespace: 'istio-system' });
const istiod = new Workload(istio, 'istiod', { labels: { app: 'istiod' } });
new DefaultDeny(istio, 'default-deny', { direction: 'ingress' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new IstioSidecar(shop, 'mesh', { istiod });`,
      opens: ['shop/api -> istio-system/istiod 15012/TCP', '203.0.113.7 -> istio-system/istiod 15017/TCP'],
      closed: [
        '203.0.113.7 -> istio-system/istiod 15012/TCP',
        '203.0.113.7 -> istio-system/istiod 8080/TCP',
        'shop/api -> istio-system/istiod 15010/TCP',
      ],
    },
    {
      title: 'a sidecar takes what pods in ambient mode send through the tunnel',
      program: `
Cluster.configure(app, { mesh: 'istio-ambient' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
new Workload(front, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new IstioSidecar(shop, 'mesh');`,
      opens: ['front/web -> shop/api 15008/TCP'],
      closed: ['front/web -> shop/api 15012/TCP', '203.0.113.7 -> shop/api 15008/TCP'],
    },
  ],
};
