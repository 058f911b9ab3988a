import {
  AdmittedEntrances,
  type AdmittedEntrance,
  type RouteRefusal,
} from '../../manifests/routing/admitted-entrances';
import { ServiceTargets } from '../../manifests/routing/routed-pods';
import type { Port } from '../../model/port';
import type { Backend, Entrance, Gateway, Monitor, Webhook } from '../../model/routing';
import { selectorOfLabels } from '../../model/selector';
import { serviceId, type Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { EndLike } from '../end';
import type { ClusterObjects } from '../plan/statement-source';
import { PodsOfNamespace } from '../values';

/** An entrance as the cluster takes it, and one of the Services that it leads to. */
export interface Way {
  readonly entrance: Entrance;
  readonly backend: Backend;
}

/** A route of the Gateway API, and why a part of it leads nowhere. */
export interface RefusedRoute {
  readonly route: Entrance;
  readonly refusal: RouteRefusal;
}

/** Pods that a monitor finds, and the ports that are scraped. */
export interface Scrape {
  readonly monitor: Monitor;
  readonly pods: Workload;
  readonly ports: readonly Port[];
}

const known = new WeakMap<ClusterObjects, KnownRoutes>();

/** What leads to the pods of one cluster, by the namespace of the pods: looked up once for all patterns that ask. */
export class KnownRoutes {
  readonly targets: ServiceTargets;
  /** By `namespace/name`. */
  readonly gateways: ReadonlyMap<string, Gateway>;
  private readonly waysByNamespace: ReadonlyMap<string, readonly Way[]>;
  private readonly refusedByNamespace: ReadonlyMap<string, readonly RefusedRoute[]>;
  private readonly meshByNamespace: ReadonlyMap<string, readonly Way[]>;
  private readonly webhooksByNamespace: ReadonlyMap<string, readonly Webhook[]>;
  private known: ReadonlySet<string> | undefined;
  private readonly told = new Set<Monitor>();
  private scrapesByNamespace: ReadonlyMap<string, readonly Scrape[]> | undefined;

  /** The routes of a cluster; the same for the same objects. */
  static of(objects: ClusterObjects): KnownRoutes {
    const routes = known.get(objects) ?? new KnownRoutes(objects);
    known.set(objects, routes);
    return routes;
  }

  private constructor(private readonly objects: ClusterObjects) {
    const { routing, workloads } = objects;
    this.targets = new ServiceTargets(routing, workloads);
    this.gateways = new Map(routing.gateways.map((gateway) => [`${gateway.namespace}/${gateway.name}`, gateway]));
    const admission = new AdmittedEntrances(routing, objects.namespaces);
    const admitted = routing.entrances.map((entrance) => admission.of(entrance));
    const into = ({ backend }: Way): string => backend.namespace;
    this.waysByNamespace = grouped(
      admitted.flatMap(({ entrance }) => waysOf(entrance)),
      into,
    );
    this.meshByNamespace = grouped(
      admitted.filter(({ isOfMesh }) => isOfMesh).flatMap(({ written }) => waysOf(written)),
      into,
    );
    this.refusedByNamespace = refusedRoutes(admitted);
    this.webhooksByNamespace = grouped(routing.webhooks, ({ backend }) => backend.namespace);
  }

  /** The ways in from outside to the pods of a namespace; of all of them, if none is given. */
  waysInto(namespace: string | undefined): readonly Way[] {
    return within(this.waysByNamespace, namespace);
  }

  /** What would lead to the pods of a namespace, if a Gateway took it and the namespace let it. */
  refusedInto(namespace: string | undefined): readonly RefusedRoute[] {
    return [...new Set(within(this.refusedByNamespace, namespace))];
  }

  /** The ways of the mesh to the pods of a namespace: they bring nothing in from outside. */
  meshWaysInto(namespace: string | undefined): readonly Way[] {
    return within(this.meshByNamespace, namespace);
  }

  /** Whether the API server would refuse a Service, for which there is a finding of its own. */
  isRefused({ namespace, service }: Backend): boolean {
    return this.objects.refusedServices.has(serviceId({ namespace, name: service }));
  }

  /** The webhooks that pods of a namespace answer. */
  webhooksIn(namespace: string | undefined): readonly Webhook[] {
    return within(this.webhooksByNamespace, namespace);
  }

  /** What Prometheus is told to scrape in a namespace. */
  scrapesIn(namespace: string | undefined): readonly Scrape[] {
    this.scrapesByNamespace ??= grouped(this.allScrapes(), ({ pods }) => pods.namespace);
    return within(this.scrapesByNamespace, namespace);
  }

  /** The monitors of the cluster. */
  get monitors(): readonly Monitor[] {
    return this.objects.routing.monitors;
  }

  /** What a namespace has that a monitor could find: its Services, or its pods; of all of them, if none is given. */
  monitorable({ kind, namespaces }: Monitor): readonly (Service | Workload)[] {
    const items = kind === 'ServiceMonitor' ? this.objects.routing.services : this.objects.workloads;
    return items.filter(({ namespace }) => namespaces === 'any' || namespaces.includes(namespace));
  }

  /** The namespaces in which anything is. */
  get namespaces(): ReadonlySet<string> {
    const { namespaces, workloads, routing } = this.objects;
    return (this.known ??= new Set([
      ...namespaces.map(({ name }) => name),
      ...[...workloads, ...routing.services].map(({ namespace }) => namespace),
    ]));
  }

  /** True for the first who asks about a monitor: what is wrong with it is told once. */
  isToldFirst(monitor: Monitor): boolean {
    const isFirst = !this.told.has(monitor);
    this.told.add(monitor);
    return isFirst;
  }

  /** The names of the Services of a namespace. */
  servicesIn(namespace: string): readonly string[] {
    return this.objects.routing.services.filter((one) => one.namespace === namespace).map(({ name }) => name);
  }

  /** The pods as an end: the construct that makes or declares them; for those of others, their namespace and labels. */
  endOf(pods: Workload): EndLike {
    const { namespace, labels, name } = pods;
    return this.objects.ends.get(pods) ?? new PodsOfNamespace(namespace, selectorOfLabels(labels)).as(name);
  }

  private allScrapes(): Scrape[] {
    return this.objects.routing.monitors.flatMap((monitor) =>
      [...this.targets.ofMonitor(monitor)].map(([pods, ports]) => ({ monitor, pods, ports })),
    );
  }
}

function waysOf(entrance: Entrance): Way[] {
  return entrance.backends.map((backend) => ({ entrance, backend }));
}

/** By the namespaces to whose pods the routes would lead. */
function refusedRoutes(admitted: readonly AdmittedEntrance[]): ReadonlyMap<string, readonly RefusedRoute[]> {
  const groups = new Map<string, RefusedRoute[]>();
  for (const { written, refusals } of admitted) {
    for (const refusal of refusals) {
      const refused = { route: written, refusal };
      const backends = refusal.kind === 'no-grant' ? [refusal.backend] : written.backends;
      for (const namespace of new Set(backends.map((backend) => backend.namespace))) {
        groups.set(namespace, [...(groups.get(namespace) ?? []), refused]);
      }
    }
  }
  return groups;
}

function grouped<T>(items: readonly T[], namespaceOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(namespaceOf(item));
    if (group) group.push(item);
    else groups.set(namespaceOf(item), [item]);
  }
  return groups;
}

function within<T>(groups: ReadonlyMap<string, readonly T[]>, namespace: string | undefined): readonly T[] {
  return namespace === undefined ? [...groups.values()].flat() : (groups.get(namespace) ?? []);
}
