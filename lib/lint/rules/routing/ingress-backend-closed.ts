import { AdmittedEntrances } from '../../../manifests/routing/admitted-entrances';
import { controllersOf } from '../../../manifests/routing/controllers-of';
import type { Entrance } from '../../../model/routing';
import { ClosedConnections, closedFinding, type LedConnection } from '../../closed-connections';
import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';
import { servicePortsOf, serviceTargetsIn } from '../../service-targets-in';

function check(context: LintContext): Found[] {
  const controllers = context.callers?.ingressControllers ?? {};
  if (Object.keys(controllers).length === 0) return [];
  const { entrances, gateways, placeOf } = context.routing;
  const admission = new AdmittedEntrances(context.routing, context.world.cluster.namespaces);
  const known = new Map(gateways.map((gateway) => [`${gateway.namespace}/${gateway.name}`, gateway]));
  const targets = serviceTargetsIn(context);
  const connections = new ClosedConnections(context);
  const ledBy = (written: Entrance): LedConnection[] => {
    const { entrance } = admission.of(written);
    const callers = controllersOf(entrance, known, controllers).known;
    return entrance.backends.flatMap((backend) => {
      const servicePorts = servicePortsOf(targets, backend);
      return [...targets.ofBackend(backend, 'pods')].flatMap(([pods, ports]) =>
        callers.map((caller) => ({ caller, pods, ports, servicePorts })),
      );
    });
  };
  return entrances.flatMap((entrance) => {
    const [first, ...others] = connections.among(ledBy(entrance));
    if (!first) return [];
    const help = "add `new AllowIngressController(chart, 'ingress')` to the chart of the pods";
    const object = `${entrance.kind} \`${entrance.namespace}/${entrance.name}\``;
    return [closedFinding(context, object, placeOf(entrance), [first, ...others], help)];
  });
}

const INGRESS = `
const ingress = new Chart(app, 'ingress-nginx', { namespace: 'ingress-nginx' });
Cluster.configure(app, {
  ingressControllers: { nginx: new Workload(ingress, 'controller', { labels: { app: 'nginx' } }) },
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
});
new ApiObject(shop, 'entrance', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: { ingressClassName: 'nginx', defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });`;

export const ingressBackendClosed: Rule = {
  code: 'NP307',
  id: 'ingress-backend-closed',
  severity: 'error',
  scope: 'cluster',
  inManifests: false,
  summary: 'An Ingress, Route or HTTPRoute leads to pods that the controller of its class cannot reach.',
  why: 'every request from outside would end at the controller, with an error of a gateway',
  bad: INGRESS,
  good: `${INGRESS}\nnew AllowIngressController(shop, 'ingress');`,
  check,
};
