import type { Selector } from './selector';
import type { Service } from './service';

/** A port of a Service that another object names. */
export interface Backend {
  readonly namespace: string;
  readonly service: string;
  /** By number (the Service's), or by name; undefined where none is named: the only port, or all of them. */
  readonly port: number | string | undefined;
  /** A port of the pods, by number, where that is named instead, as a Route does. */
  readonly target?: number;
}

/** What brings connections from outside to Services, by way of a controller: an Ingress, a Route, an HTTPRoute. */
export interface Entrance {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What chooses the controller: the class of an Ingress, the gateways of an HTTPRoute as `namespace/name`. */
  readonly classes: readonly string[];
  readonly backends: readonly Backend[];
  /** Of a route of the Gateway API: to which listeners of its gateways it wants to be attached. */
  readonly parents?: readonly GatewayParent[];
}

/** How a route of the Gateway API names the listeners of a Gateway: all that it names has to hold. */
export interface GatewayParent {
  /** `namespace/name`. */
  readonly gateway: string;
  /** The name of a listener. */
  readonly section?: string;
  readonly port?: number;
}

/** Where a Gateway listens, and which routes it takes there. */
export interface Listener {
  readonly name: string;
  readonly port: number;
  /** The namespaces of the routes: any, that of the Gateway, or those with certain labels. */
  readonly namespaces: 'any' | 'own' | 'none' | Selector;
  /** The kinds of the routes; `any` where its protocol is none of those that the Gateway API knows. */
  readonly kinds: 'any' | readonly string[];
}

/** A Gateway of the Gateway API, and the class that chooses its controller. */
export interface Gateway {
  readonly namespace: string;
  readonly name: string;
  readonly gatewayClass: string;
  readonly listeners: readonly Listener[];
}

/** An IngressClass. */
export interface IngressClass {
  readonly kind: 'IngressClass';
  readonly name: string;
  /** Whether an Ingress that names no class belongs to it. */
  readonly isDefault: boolean;
}

/** Lets objects of other namespaces name objects of its own, as the Gateway API asks for. */
export interface ReferenceGrant {
  readonly kind: 'ReferenceGrant';
  readonly namespace: string;
  readonly name: string;
  readonly from: readonly { readonly group: string; readonly kind: string; readonly namespace: string }[];
  /** Without a name all objects of the kind. */
  readonly to: readonly { readonly group: string; readonly kind: string; readonly name?: string }[];
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
  /** By the name of a port (of the Service, or of the pods), or by a port of the pods; neither means each of them. */
  readonly ports: readonly { readonly name?: string; readonly target?: number | string }[];
}

/** A Service that the API server calls: an admission webhook, a conversion, an aggregated API. */
export interface Webhook {
  /** The kind of the object that says so, such as `ValidatingWebhookConfiguration`. */
  readonly kind: string;
  readonly name: string;
  readonly backend: Backend;
}

/** Who issues certificates, for cert-manager. */
export interface Issuer {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  /** Empty for a ClusterIssuer. */
  readonly namespace: string;
  readonly name: string;
  /** Whether it proves by HTTP-01 whose a name is: then pods answer, in the namespace of the certificate. */
  readonly answersHttp01: boolean;
}

/** A certificate that an object asks for: a Certificate, or an Ingress by its annotations. */
export interface CertificateRequest {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly issuer: Pick<Issuer, 'kind' | 'name'>;
}

/** What leads connections to pods: none of it enforces anything, all of it says who will call whom. */
export interface Routing {
  readonly services: readonly Service[];
  readonly entrances: readonly Entrance[];
  readonly gateways: readonly Gateway[];
  readonly monitors: readonly Monitor[];
  readonly webhooks: readonly Webhook[];
  readonly issuers: readonly Issuer[];
  readonly certificates: readonly CertificateRequest[];
  readonly ingressClasses: readonly IngressClass[];
  readonly grants: readonly ReferenceGrant[];
}

/** One of the things that a {@link Routing} holds. */
export type RoutingPart = Routing[keyof Routing][number];

const NONE: readonly never[] = Object.freeze([]);

/** Nothing that leads to any pod. */
export const NO_ROUTING: Routing = Object.freeze({
  services: NONE,
  entrances: NONE,
  gateways: NONE,
  monitors: NONE,
  webhooks: NONE,
  issuers: NONE,
  certificates: NONE,
  ingressClasses: NONE,
  grants: NONE,
});

/** All that several routings hold, in their order. */
export function joinedRouting(routings: readonly Routing[]): Routing {
  return Object.freeze({
    services: Object.freeze(routings.flatMap(({ services }) => services)),
    entrances: Object.freeze(routings.flatMap(({ entrances }) => entrances)),
    gateways: Object.freeze(routings.flatMap(({ gateways }) => gateways)),
    monitors: Object.freeze(routings.flatMap(({ monitors }) => monitors)),
    webhooks: Object.freeze(routings.flatMap(({ webhooks }) => webhooks)),
    issuers: Object.freeze(routings.flatMap(({ issuers }) => issuers)),
    certificates: Object.freeze(routings.flatMap(({ certificates }) => certificates)),
    ingressClasses: Object.freeze(routings.flatMap(({ ingressClasses }) => ingressClasses)),
    grants: Object.freeze(routings.flatMap(({ grants }) => grants)),
  });
}

/** Each thing that a routing holds. */
export function partsOf(routing: Routing): readonly RoutingPart[] {
  const { services, entrances, gateways, monitors, webhooks, issuers, certificates, ingressClasses, grants } = routing;
  const [whoCalls, others] = [
    [...services, ...entrances, ...gateways, ...monitors, ...webhooks],
    [...issuers, ...certificates, ...ingressClasses, ...grants],
  ];
  return [...whoCalls, ...others];
}
