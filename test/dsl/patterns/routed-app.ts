import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import { examine } from '../../../lib/checks/examination';
import type { Finding } from '../../../lib/diagnostics/finding';
import { registryOf } from '../../../lib/dsl';
import { DefaultDeny } from '../../../lib/index';
import { written } from '../written';

/** The chart of a namespace that lets nothing in. */
export function closedChart(app: App, namespace: string): Chart {
  const chart = new Chart(app, namespace, { namespace });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  return chart;
}

/** An App with a chart of the namespace `shop` that lets nothing in. */
export function closedShop(): { readonly app: App; readonly shop: Chart } {
  const app = Testing.app();
  return { app, shop: closedChart(app, 'shop') };
}

export interface ServiceGiven {
  readonly name: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly targetPort?: number | string;
  readonly clusterIP?: string;
}

/** A Service with one port, called `main`; 80 to 8080 of the pods with `app: web` unless said otherwise. */
export function service(chart: Chart, { name, selector = { app: 'web' }, labels = {}, ...given }: ServiceGiven): void {
  const { port = 80, targetPort = 8080, clusterIP } = given;
  new ApiObject(chart, `service-${name}`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels: { ...labels } },
    spec: { selector, ports: [{ name: 'main', port, targetPort }], ...(clusterIP && { clusterIP }) },
  });
}

/** An Ingress that leads everything to one port of a Service. */
export function ingress(
  chart: Chart,
  name: string,
  backend: { readonly service: string; readonly port: number | string; readonly ingressClass?: string },
): void {
  const port = typeof backend.port === 'number' ? { number: backend.port } : { name: backend.port };
  new ApiObject(chart, `ingress-${name}`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name },
    spec: {
      ...(backend.ingressClass && { ingressClassName: backend.ingressClass }),
      defaultBackend: { service: { name: backend.service, port } },
    },
  });
}

/** An HTTPRoute of a Gateway that leads everything to port 80 of a Service. */
export function httpRoute(chart: Chart, name: string, gateway: string, service: string): void {
  const [namespace, gatewayName] = gateway.split('/');
  new ApiObject(chart, `route-${name}`, {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name },
    spec: {
      parentRefs: [{ namespace, name: gatewayName }],
      rules: [{ backendRefs: [{ name: service, port: 80 }] }],
    },
  });
}

/** A monitor of the Prometheus operator for the pods, or Services, with `app: web` of some namespaces. */
export function monitor(
  chart: Chart,
  kind: 'PodMonitor' | 'ServiceMonitor',
  port: string,
  namespaces?: readonly string[],
): void {
  const scrapes = [{ port }];
  new ApiObject(chart, `monitor-${port}`, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name: port },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      ...(namespaces && { namespaceSelector: { matchNames: namespaces } }),
      ...(kind === 'PodMonitor' ? { podMetricsEndpoints: scrapes } : { endpoints: scrapes }),
    },
  });
}

/** A webhook configuration that names a Service of a namespace. */
export function webhook(chart: Chart, name: string, namespace: string, port?: number): void {
  new ApiObject(chart, `webhook-${name}`, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [{ name: `v1.${name}.example`, clientConfig: { service: { name, namespace, ...(port && { port }) } } }],
  });
}

/** All that the checks find about an App. */
export function findingsIn(app: App): readonly Finding[] {
  return examine(registryOf(app)).findings;
}

/** The same, each as `id: headline`. */
export function headlinesIn(app: App): string[] {
  return findingsIn(app).map(({ id, headline }) => `${id}: ${headline}`);
}

/** The policies of an App but for its denies, a line each. */
export function openedIn(app: App): string[] {
  return written(app).filter((line) => !line.includes('denied'));
}
