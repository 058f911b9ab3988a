import { joinedRouting, NO_ROUTING, partsOf, type Routing, type RoutingPart } from '../../model/routing';
import { kindOf } from '../kinds';
import { identityOf, qualifiedKind } from '../manifest';
import { serverVersion, type ServerVersionOptions } from '../validation/server-version';
import type { Refusal } from '../refusal';
import { issuerReader, readCertificate } from './certificates';
import { gatewayRouteReader, readGateway } from './gateway';
import { readIngress } from './ingress';
import { readIngressClass } from './ingress-class';
import { monitorReader } from './monitors';
import { readOpenShiftRoute } from './openshift-route';
import type { PartReader } from './part-reading';
import { readReferenceGrant } from './reference-grant';
import { readService } from './service';
import { readApiService, readConversionWebhook, readMutatingWebhooks, readValidatingWebhooks } from './webhooks';

const READERS: ReadonlyMap<string, PartReader> = new Map([
  ['Service', readService],
  ['Ingress.networking.k8s.io', readIngress],
  ['IngressClass.networking.k8s.io', readIngressClass],
  ['Route.route.openshift.io', readOpenShiftRoute],
  ['Gateway.gateway.networking.k8s.io', readGateway],
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
    (kind) => [`${kind}.gateway.networking.k8s.io`, gatewayRouteReader(kind)] as const,
  ),
  ['ReferenceGrant.gateway.networking.k8s.io', readReferenceGrant],
  ['ServiceMonitor.monitoring.coreos.com', monitorReader('ServiceMonitor')],
  ['PodMonitor.monitoring.coreos.com', monitorReader('PodMonitor')],
  ['Issuer.cert-manager.io', issuerReader('Issuer')],
  ['ClusterIssuer.cert-manager.io', issuerReader('ClusterIssuer')],
  ['Certificate.cert-manager.io', readCertificate],
  ['ValidatingWebhookConfiguration.admissionregistration.k8s.io', readValidatingWebhooks],
  ['MutatingWebhookConfiguration.admissionregistration.k8s.io', readMutatingWebhooks],
  ['APIService.apiregistration.k8s.io', readApiService],
  ['CustomResourceDefinition.apiextensions.k8s.io', readConversionWebhook],
]);

export interface RoutingOptions extends ServerVersionOptions {
  /**
   * The namespace of objects that name none.
   *
   * @default 'default'
   */
  readonly namespace?: string;
  /**
   * Whether a reader made the objects of a text, so that no property is computed: then they are read sooner.
   *
   * @default false
   */
  readonly isPlainData?: boolean;
}

/** What one object leads to, and why the API server would refuse it. */
export interface RoutingReading {
  readonly routing: Routing;
  /** As far as the fields go that are read; where there are some, the object leads nowhere. */
  readonly errors: readonly Refusal[];
}

const NOTHING: RoutingReading = Object.freeze({ routing: NO_ROUTING, errors: Object.freeze([]) });

/**
 * What one object leads to: a Service, an Ingress and its class, a Route, a Gateway with its routes and
 * their grants, a monitor of Prometheus, a webhook. Any other object leads nowhere. It may be anything: this never throws because of it.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example routingOfObject(object, { namespace: 'shop' }).routing.services[0]?.ports
 */
export function routingOfObject(object: object, options: RoutingOptions = {}): RoutingReading {
  const server = serverVersion(options);
  const reader = kindOf(object) === 'routing' ? READERS.get(qualifiedKind(identityOf(object))) : undefined;
  if (reader === undefined) return NOTHING;
  const { namespace = 'default', isPlainData = false } = options;
  const { routing, errors } = reader(object, { namespace, server, isPlainData });
  return { routing: Object.freeze({ ...NO_ROUTING, ...routing }), errors };
}

/** What many objects lead to together. */
export interface RoutingOf {
  readonly routing: Routing;
  /** The object behind each part; the same object as was given. */
  readonly sources: ReadonlyMap<RoutingPart, object>;
}

/**
 * What objects lead to, all of them together; those that the API server would refuse lead nowhere.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example routingOf(objects).routing.entrances.filter(({ classes }) => classes.includes('nginx'))
 */
export function routingOf(objects: readonly object[], options: RoutingOptions = {}): RoutingOf {
  const sources = new Map<RoutingPart, object>();
  const routings = objects.map((object) => {
    const { routing } = routingOfObject(object, options);
    for (const part of partsOf(routing)) sources.set(part, object);
    return routing;
  });
  return { routing: joinedRouting(routings), sources };
}
