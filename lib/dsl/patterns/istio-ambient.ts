import { Construct } from 'constructs';
import type { NonEmpty } from '../../model/policy';
import { AMBIENT_PROBE_SOURCES, ISTIO_PORTS } from '../../profile/istio';
import { callerOrigin } from '../caller';
import type { ClusterProps } from '../cluster-props';
import type { Ends } from '../end';
import type { LabelQuery } from '../label-query';
import { listOfEnds } from '../list-of-ends';
import { rememberOrigin } from '../origins';
import { ownPods } from '../own-pods';
import type { PatternDescription } from '../pattern';
import { sayAsPattern, sayByProfile } from '../pattern-statement';
import { slugOfSelector } from '../plan/names';
import { tcp } from '../ports';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { allNamespaces, cidr, type Addresses } from '../values';

export interface IstioAmbientProps extends StatementTexts {
  /**
   * The pods that are in the mesh.
   * @default every pod of the chart's namespace
   */
  readonly pods?: LabelQuery;
  /**
   * Who else is in the mesh: pods, gateways and waypoints that tunnel to them, or that they tunnel to.
   * @default every pod of every namespace
   */
  readonly peers?: Ends;
}

/**
 * What pods in the ambient mode of Istio need: the tunnel (HBONE, TCP 15008) both ways, and the probes of the kubelet,
 * which arrive from 169.254.7.127. See "Ambient and Kubernetes NetworkPolicy" in the documentation of Istio.
 *
 * What two pods of the mesh say to each other goes through the tunnel, whatever port it is meant for: which of them may
 * call which is then for Istio's AuthorizationPolicy to say, unless `peers` are few.
 *
 * @example
 * new IstioAmbient(payments, 'mesh');
 * new IstioAmbient(payments, 'mesh', { peers: [namespace('shop'), namespace('istio-ingress')] });
 */
export class IstioAmbient extends Construct {
  constructor(scope: Construct, id: string, props: IstioAmbientProps = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const own = ownPods(this, props.pods);
    const pods = [own];
    const peers = props.peers ? listOfEnds(props.peers) : [allNamespaces()];
    const ports = [tcp(ISTIO_PORTS.tunnel)] as const;
    const named = (name: string): string => [name, slugOfSelector(own.selector)].filter(Boolean).join('-');
    sayAsPattern(this, { from: pods, to: peers, ports, policyName: named('allow-tunnel-to-mesh') });
    const into = { subject: 'to', to: pods } as const;
    sayAsPattern(this, { ...into, from: peers, ports, policyName: named('allow-tunnel-from-mesh') });
    const policyName = named('allow-ambient-probes');
    sayByProfile(this, (profile) => [{ ...into, from: probeSources(profile), ports: 'any', policyName }]);
  }
}

/** The address of IPv6 is one that pods could have; it is opened only where somebody says that pods have IPv6. */
export function probeSources({ ipFamilies }: ClusterProps): NonEmpty<Addresses> {
  const source = cidr(AMBIENT_PROBE_SOURCES.IPv4).as('ambient-probes');
  if (!ipFamilies?.includes('IPv6')) return [source];
  return [source, cidr(AMBIENT_PROBE_SOURCES.IPv6).as('ambient-probes-ipv6')];
}

export const istioAmbientPattern: PatternDescription = {
  id: 'istio-ambient',
  construct: 'IstioAmbient',
  summary:
    "Opens the tunnel of Istio's ambient mode both ways, and the probes of the kubelet; no port of the pods' own.",
  examples: [
    {
      title: 'the pods of a namespace are in the mesh, and their own ports stay closed to all who do not tunnel',
      program: `
Cluster.configure(app, { mesh: 'istio-ambient' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
new Workload(front, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new IstioAmbient(shop, 'mesh');`,
      opens: [
        'front/web -> shop/api 15008/TCP',
        'shop/api -> front/web 15008/TCP',
        '169.254.7.127 -> shop/api 8080/TCP',
      ],
      closed: [
        'front/web -> shop/api 8080/TCP',
        'shop/api -> front/web 8080/TCP',
        'front/web -> shop/api 15008/UDP',
        '203.0.113.7 -> shop/api 15008/TCP',
        '169.254.7.126 -> shop/api 8080/TCP',
        'shop/api -> 169.254.7.127 8080/TCP',
      ],
    },
    {
      title: 'a namespace takes part with its neighbour only',
      program: `
Cluster.configure(app, { mesh: 'istio-ambient' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
const sandbox = new Chart(app, 'sandbox', { namespace: 'sandbox' });
new Workload(front, 'web', { labels: { app: 'web' } });
new Workload(sandbox, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new IstioAmbient(shop, 'mesh', { peers: namespace('front') });`,
      opens: ['front/web -> shop/api 15008/TCP', 'shop/api -> front/web 15008/TCP'],
      closed: ['sandbox/web -> shop/api 15008/TCP', 'shop/api -> sandbox/web 15008/TCP'],
    },
  ],
};
