import type { Selector } from './selector';
import type { Service } from './service';

/** A port of a Service that another object names. */
export interface Backend {
  readonly namespace: string;
  readonly service: string;
  /** By number (the Service's), or by name; undefined where the only port of the Service is meant. */
  readonly port: number | string | undefined;
}

/** What brings connections from outside to Services, by way of a controller: an Ingress, a Route, an HTTPRoute. */
export interface Entrance {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What chooses the controller: the class of an Ingress, the gateways of an HTTPRoute as `namespace/name`. */
  readonly classes: readonly string[];
  readonly backends: readonly Backend[];
}

/** A Gateway of the Gateway API, and the class that chooses its controller. */
export interface Gateway {
  readonly namespace: string;
  readonly name: string;
  readonly gatewayClass: string;
}

/** What Prometheus is told to scrape: a ServiceMonitor finds pods through Services, a PodMonitor by itself. */
export interface Monitor {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly namespace: string;
  readonly name: string;
  /** The namespaces it looks in. */
  readonly namespaces: 'any' | readonly string[];
  /** Selects Services, or pods. */
  readonly selector: Selector;
  /** By the name of a port (of the Service, or of the pods), or by a port of the pods. */
  readonly ports: readonly { readonly name?: string; readonly target?: number | string }[];
}

/** A Service that the API server calls: an admission webhook, a conversion, an aggregated API. */
export interface Webhook {
  readonly kind: string;
  readonly name: string;
  readonly backend: Backend;
}

/** What leads connections to pods: none of it enforces anything, all of it says who will call whom. */
export interface Routing {
  readonly services: readonly Service[];
  readonly entrances: readonly Entrance[];
  readonly gateways: readonly Gateway[];
  readonly monitors: readonly Monitor[];
  readonly webhooks: readonly Webhook[];
}
