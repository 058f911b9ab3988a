import type { Namespace } from '../../model/cluster';
import type { Labels } from '../../model/labels';
import type { Backend, Entrance, Gateway, GatewayParent, Listener, ReferenceGrant, Routing } from '../../model/routing';
import { namespaceNamed } from '../namespaces';
import { GATEWAY_GROUP } from './gateway-listener';
import { maySelect } from './may-select';

/** Why a part of a route leads nowhere. */
export type RouteRefusal =
  /** No listener of a Gateway takes the route: none that it names is there, none is for its namespace or its kind. */
  | {
      readonly kind: 'no-listener' | 'namespace' | 'route-kind';
      readonly parent: GatewayParent;
      readonly gateway: Gateway;
      /** Those that the route names; all of them where it names none that is there. */
      readonly listeners: readonly Listener[];
    }
  /** The Service is in another namespace, which grants no reference to it. */
  | { readonly kind: 'no-grant'; readonly backend: Backend };

/** What is left of an entrance in the cluster. */
export interface AdmittedEntrance {
  /** As it is written. */
  readonly written: Entrance;
  /** With the gateways that take it, and the Services that it may lead to; an Ingress with the class that it belongs to. */
  readonly entrance: Entrance;
  readonly refusals: readonly RouteRefusal[];
  /** Whether it names no Gateway at all: then it is a matter of the mesh, and brings nothing in from outside. */
  readonly isOfMesh: boolean;
}

/**
 * Which entrances a cluster takes. A Gateway takes a route through a listener that the route names and that is for its
 * namespace and its kind; a route leads to a Service of another namespace where a ReferenceGrant of that namespace lets
 * it. A Gateway that nobody has read, or one without listeners, is taken to take all of them: its file may be elsewhere.
 * An Ingress that names no class belongs to the default one.
 *
 * Source: Gateway API (`AllowedRoutes`, `ParentReference`, `ReferenceGrant`); Kubernetes documentation on Ingress
 * ("Default IngressClass").
 */
export class AdmittedEntrances {
  private readonly gateways: ReadonlyMap<string, Gateway>;
  private readonly grants: ReadonlyMap<string, readonly ReferenceGrant[]>;
  private readonly labels: ReadonlyMap<string, Labels>;
  private readonly defaultClass: string | undefined;

  /** @param namespaces those whose labels are known; of any other only its name is */
  constructor({ gateways, grants, ingressClasses }: Routing, namespaces: readonly Namespace[]) {
    this.gateways = new Map(gateways.map((gateway) => [`${gateway.namespace}/${gateway.name}`, gateway]));
    const byNamespace = new Map<string, ReferenceGrant[]>();
    for (const grant of grants) byNamespace.set(grant.namespace, [...(byNamespace.get(grant.namespace) ?? []), grant]);
    this.grants = byNamespace;
    this.labels = new Map(namespaces.map(({ name, labels }) => [name, labels]));
    const [only, ...others] = ingressClasses.filter(({ isDefault }) => isDefault);
    // Of several the cluster has to choose, and nobody here can tell which.
    this.defaultClass = others.length === 0 ? only?.name : undefined;
  }

  of(written: Entrance): AdmittedEntrance {
    const { kind, classes, backends, parents } = written;
    if (parents === undefined) {
      const isDefault = kind === 'Ingress' && classes.length === 0 && this.defaultClass !== undefined;
      const entrance = isDefault ? { ...written, classes: [this.defaultClass ?? ''] } : written;
      return { written, entrance, refusals: [], isOfMesh: false };
    }
    const taken = new Set<string>();
    const refusals: RouteRefusal[] = [];
    for (const parent of parents) {
      const refusal = this.refusedBy(parent, written);
      if (refusal) refusals.push(refusal);
      else taken.add(parent.gateway);
    }
    const granted = backends.filter((backend) => this.isGranted(written, backend));
    const ungranted = backends.filter((backend) => !granted.includes(backend));
    if (taken.size > 0) refusals.push(...ungranted.map((backend) => ({ kind: 'no-grant', backend }) as const));
    const entrance = { ...written, classes: [...taken], backends: taken.size > 0 ? granted : [] };
    return { written, entrance, refusals, isOfMesh: parents.length === 0 };
  }

  private refusedBy(parent: GatewayParent, route: Entrance): RouteRefusal | undefined {
    const gateway = this.gateways.get(parent.gateway);
    if (!gateway || gateway.listeners.length === 0) return undefined;
    const { section, port } = parent;
    const named = gateway.listeners.filter(
      (one) => (section === undefined || one.name === section) && (port === undefined || one.port === port),
    );
    if (named.length === 0) return { kind: 'no-listener', parent, gateway, listeners: gateway.listeners };
    const open = named.filter((one) => this.isForNamespace(one, gateway, route.namespace));
    if (open.length === 0) return { kind: 'namespace', parent, gateway, listeners: named };
    const fits = open.some(({ kinds }) => kinds === 'any' || kinds.includes(route.kind));
    return fits ? undefined : { kind: 'route-kind', parent, gateway, listeners: open };
  }

  private isForNamespace({ namespaces }: Listener, gateway: Gateway, namespace: string): boolean {
    if (namespaces === 'any' || namespaces === 'none') return namespaces === 'any';
    if (namespaces === 'own') return gateway.namespace === namespace;
    const labels = this.labels.get(namespace) ?? namespaceNamed(namespace).labels;
    return maySelect(namespaces, { labels, runtimeLabels: [] });
  }

  private isGranted(route: Entrance, { namespace, service }: Backend): boolean {
    if (namespace === route.namespace) return true;
    return (this.grants.get(namespace) ?? []).some(
      ({ from, to }) =>
        from.some(
          (one) => one.group === GATEWAY_GROUP && one.kind === route.kind && one.namespace === route.namespace,
        ) && to.some(({ group, kind, name = service }) => group === '' && kind === 'Service' && name === service),
    );
  }
}
