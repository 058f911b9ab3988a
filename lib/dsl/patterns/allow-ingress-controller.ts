import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { controllersOf } from '../../manifests/routing/controllers-of';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import type { EndLike, Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { nothingGiven } from '../nothing-given';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { registryOf } from '../plan/registry';
import type { Statement } from '../plan/statement';
import type { ClusterObjects, SourcedStatements } from '../plan/statement-source';
import { portsOfProp, type PortsProp } from '../ports-prop';
import { controllerUnknown, noController } from '../routes/controller-findings';
import { KnownRoutes, type Way } from '../routes/known-routes';
import { objectText } from '../routes/object-text';
import { openedBackend, openedTogether } from '../routes/opened-backend';
import { ownNamespace } from '../routes/own-namespace';
import { refusedRouteFinding } from '../routes/refused-route-findings';
import { statementsBetween } from '../routes/sourced-statement';
import { rememberTexts, type StatementTexts } from '../statement-texts';

export interface AllowIngressControllerProps<To extends Ends> extends StatementTexts {
  /**
   * The controller that brings connections in: one end or several.
   * @default by class, `ingressControllers` of the cluster; for `to`, each of them
   */
  readonly controller?: Ends;
  /**
   * The pods to which it brings them.
   * @default those behind the Ingress, Route and HTTPRoute objects that lead to Services of the chart's namespace
   */
  readonly to?: To;
  /**
   * The ports of these pods, with `to` only.
   * @default those to which the Services translate
   */
  readonly ports?: PortsProp<To>;
}

/**
 * Lets an ingress controller reach the pods behind the Ingress, OpenShift Route and Gateway API route objects of the app,
 * on the ports to which their Services translate; or pods that you name.
 *
 * In a chart it speaks for the namespace of the chart, in an App or a `Cluster` for all of them. The class of an Ingress,
 * or the class of the Gateway of a route, says which controller is meant; `ingressControllers` of the cluster says which
 * pods that are. An Ingress without a class is for the controller of the default IngressClass, or for the only controller
 * there is. A route opens what a listener of its Gateway takes, by its `allowedRoutes`, and what a ReferenceGrant lets it
 * lead to; a Gateway that is not in the app is taken to take it. See "Ingress" in the Kubernetes documentation and the
 * documentation of the Gateway API.
 *
 * @example
 * Cluster.configure(app, { ingressControllers: { nginx: namespace('ingress-nginx') } });
 * new AllowIngressController(shop, 'ingress');
 * new AllowIngressController(shop, 'ingress', { controller: namespace('traefik'), to: web, ports: ['http'] });
 */
export class AllowIngressController<const To extends Ends> extends Construct {
  private readonly controllers: readonly EndLike[] | undefined;

  constructor(scope: Construct, id: string, props: AllowIngressControllerProps<To> = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    this.controllers = props.controller && listOfEnds(props.controller);
    const { to, ports } = props;
    if (to && !ports) throw nothingGiven('ports', 'name the ports of the pods to which connections come');
    const said = to && ports && { to: listOfEnds(to), ports: portsOfProp(ports) };
    registryOf(this).statementSources.push({
      anchor: this,
      statementsFor: (objects) => (said ? this.toPods(said) : this.byObjects(objects)),
    });
  }

  private toPods({ to, ports }: Pick<Statement, 'to' | 'ports'>): SourcedStatements {
    const from = this.controllers ?? [...new Set(Object.values(this.known))];
    if (from.length === 0) return { statements: [], findings: [noController(this)] };
    return { statements: statementsBetween(this, from, to, ports), findings: [] };
  }

  private byObjects(objects: ClusterObjects): SourcedStatements {
    const routes = KnownRoutes.of(objects);
    const namespace = ownNamespace(this);
    const opened = routes.waysInto(namespace).map((way) => this.openWay(way, routes));
    const refused = routes.refusedInto(namespace).map((route) => refusedRouteFinding(this, route));
    const ofMesh = routes.meshWaysInto(namespace).map(({ entrance }) => objectText(entrance));
    return openedTogether(this, [...opened, { statements: [], findings: refused }], {
      objects: 'Ingress, Route or HTTPRoute that leads to pods',
      help: 'add an Ingress, or name the pods: `{ to: web, ports: [8080] }`',
      instead: [...new Set(ofMesh)].map((object) => `${object}, which has no Gateway above it`),
    });
  }

  private openWay({ entrance, backend }: Way, routes: KnownRoutes): SourcedStatements {
    const { known, unknown } = this.controllers
      ? { known: this.controllers, unknown: [] }
      : controllersOf(entrance, routes.gateways, this.known);
    const findings: Finding[] = unknown.map((one) => controllerUnknown(this, entrance, one, Object.keys(this.known)));
    if (known.length === 0) return { statements: [], findings };
    const leading = { object: objectText(entrance), backend, from: known, by: 'pods' } as const;
    const opened = openedBackend(this, routes, leading);
    return { ...opened, findings: [...findings, ...opened.findings] };
  }

  /** Asked for while the app synthesizes: what is known of the cluster may be said after this. */
  private get known(): Readonly<Record<string, EndLike>> {
    return Cluster.of(this).ingressControllers ?? {};
  }
}

export const allowIngressControllerPattern: PatternDescription = {
  id: 'allow-ingress-controller',
  construct: 'AllowIngressController',
  summary:
    'Lets the ingress controller reach the pods behind Ingress, Route and HTTPRoute objects, on the ports of the pods.',
  examples: [
    {
      title: 'an Ingress names the port of a Service, and the controller of its class gets the port of the pods',
      program: `
const ingress = new Chart(app, 'ingress-nginx', { namespace: 'ingress-nginx' });
const nginx = new Workload(ingress, 'controller', { labels: { app: 'ingress-nginx' } });
new Workload(ingress, 'other', { labels: { app: 'other' } });
Cluster.configure(app, { ingressControllers: { nginx, internal: namespace('ingress-internal') } });

const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
new Workload(shop, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'web', port: 80, targetPort: 'http' }] },
});
new ApiObject(shop, 'entrance', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: {
    ingressClassName: 'nginx',
    rules: [
      { http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } },
    ],
  },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new AllowIngressController(shop, 'ingress');`,
      opens: ['ingress-nginx/controller -> shop/web 8080/TCP'],
      closed: [
        'ingress-nginx/controller -> shop/web 80/TCP',
        'ingress-nginx/controller -> shop/web 9090/TCP',
        'ingress-nginx/controller -> shop/db 8080/TCP',
        'ingress-nginx/other -> shop/web 8080/TCP',
        '203.0.113.7 -> shop/web 8080/TCP',
      ],
    },
    {
      title: 'an HTTPRoute is for the controller of the class of its Gateway',
      program: `
const gateways = new Chart(app, 'gateways', { namespace: 'gateways' });
const envoy = new Workload(gateways, 'envoy', { labels: { app: 'envoy' } });
new Workload(gateways, 'control-plane', { labels: { app: 'control-plane' } });
new ApiObject(gateways, 'public', {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'public' },
  spec: {
    gatewayClassName: 'envoy',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }],
  },
});
Cluster.configure(app, { ingressControllers: { envoy } });

const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
});
new ApiObject(shop, 'route', {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'shop' },
  spec: {
    parentRefs: [{ name: 'public', namespace: 'gateways' }],
    rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
  },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new AllowIngressController(shop, 'ingress');`,
      opens: ['gateways/envoy -> shop/web 8080/TCP'],
      closed: ['gateways/envoy -> shop/web 80/TCP', 'gateways/control-plane -> shop/web 8080/TCP'],
    },
    {
      title: 'pods that you name, from a controller that you name',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
new Workload(shop, 'admin', { labels: { app: 'admin' }, ports: { http: 8080 } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new AllowIngressController(shop, 'ingress', {
  controller: namespace('traefik').pods({ app: 'traefik' }).as('traefik'),
  to: web,
  ports: ['http'],
});`,
      opens: ['traefik/traefik -> shop/web 8080/TCP'],
      closed: ['traefik/traefik -> shop/admin 8080/TCP', 'traefik/traefik -> shop/web 8081/TCP'],
    },
  ],
};
