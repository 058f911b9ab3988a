import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { identityOf } from '../../manifests/manifest';
import { namespaceOf } from '../../manifests/namespaces';
import { PodsBehind } from '../../manifests/routing/pods-behind';
import { routingOfObject } from '../../manifests/routing/routing-of';
import type { Refusal } from '../../manifests/refusal';
import type { Namespace } from '../../model/cluster';
import { joinedRouting, partsOf, type Routing, type RoutingPart } from '../../model/routing';
import { serviceId } from '../../model/service';
import type { Workload as ModelWorkload } from '../../model/workload';
import type { Elsewhere } from '../elsewhere';
import type { EndLike } from '../end';
import type { AdaptedWorkload, Workload } from '../workload';
import type { EndResolver } from './end-resolution';
import type { Rendering } from './rendering';
import type { ClusterObjects } from './statement-source';

/** What an object of the app leads to, and why the API server would refuse it. */
export interface WrittenRouting {
  readonly apiObject: ApiObject;
  readonly routing: Routing;
  readonly errors: readonly Refusal[];
}

/** All of a cluster that its objects are looked up in. */
export interface ClusterParts {
  /** Its API objects, without those of generated policies. */
  readonly written: readonly ApiObject[];
  readonly elsewhere: readonly Elsewhere[];
  readonly declared: readonly (Workload<string> | AdaptedWorkload<string>)[];
}

/** The objects of one cluster, looked up where somebody asks for them: nobody has to pay for what no statement needs. */
export class KnownObjects implements ClusterObjects {
  private pods: Pick<ClusterObjects, 'workloads' | 'ends'> | undefined;
  private behind: PodsBehind | undefined;
  private readings: ReadonlyMap<ApiObject, WrittenRouting> | undefined;
  private named: readonly Namespace[] | undefined;
  private refused: ReadonlySet<string> | undefined;
  private all: { readonly routing: Routing; readonly places: ReadonlyMap<RoutingPart, IConstruct> } | undefined;

  constructor(
    private readonly parts: ClusterParts,
    private readonly rendering: Rendering,
    private readonly resolver: EndResolver,
  ) {}

  get workloads(): readonly ModelWorkload[] {
    return (this.pods ??= this.findPods()).workloads;
  }

  get ends(): ReadonlyMap<ModelWorkload, EndLike> {
    return (this.pods ??= this.findPods()).ends;
  }

  get routing(): Routing {
    return (this.all ??= this.findRouting()).routing;
  }

  get namespaces(): readonly Namespace[] {
    return (this.named ??= this.findNamespaces());
  }

  get refusedServices(): ReadonlySet<string> {
    return (this.refused ??= new Set(
      [...this.writtenRouting.values()]
        .filter(({ errors, apiObject }) => errors.length > 0 && apiObject.kind === 'Service')
        .map(({ apiObject }) => serviceId(identityOf(this.rendering.of(apiObject)))),
    ));
  }

  /** The construct that wrote each part of the routing, or the declaration of what others installed. */
  get places(): ReadonlyMap<RoutingPart, IConstruct> {
    return (this.all ??= this.findRouting()).places;
  }

  /** What each object of the app that leads to pods comes to. */
  get writtenRouting(): ReadonlyMap<ApiObject, WrittenRouting> {
    return (this.readings ??= this.readWritten());
  }

  /** The pods behind the Services of the cluster. */
  get podsBehind(): PodsBehind {
    return (this.behind ??= new PodsBehind(this.workloads));
  }

  private findPods(): Pick<ClusterObjects, 'workloads' | 'ends'> {
    const ends = new Map<ModelWorkload, EndLike>();
    const add = (end: EndLike, workload: ModelWorkload | undefined): void => {
      if (workload && !ends.has(workload)) ends.set(workload, end);
    };
    for (const declared of this.parts.declared) {
      const resolution = this.resolver.resolve(declared);
      add(declared, 'end' in resolution && resolution.end.kind === 'pods' ? resolution.end.workload : undefined);
    }
    for (const apiObject of this.parts.written) {
      if (this.rendering.kindOf(apiObject) === 'pods') add(apiObject, this.resolver.podsOf(apiObject));
    }
    const installed = this.parts.elsewhere.flatMap(({ cluster }) => cluster.workloads);
    return { workloads: [...ends.keys(), ...installed], ends };
  }

  private findNamespaces(): readonly Namespace[] {
    const written = this.parts.written
      .filter((apiObject) => this.rendering.kindOf(apiObject) === 'namespace')
      .flatMap((apiObject) => namespaceOf(this.rendering.of(apiObject)).namespace ?? []);
    return [...this.parts.elsewhere.flatMap(({ cluster }) => cluster.namespaces), ...written];
  }

  private readWritten(): ReadonlyMap<ApiObject, WrittenRouting> {
    const objects = this.parts.written.filter((apiObject) => this.rendering.kindOf(apiObject) === 'routing');
    return new Map(
      objects.map((apiObject) => {
        const object = this.rendering.of(apiObject);
        const isPlainData = this.rendering.isPlainData(apiObject);
        // Where nothing says in which namespace it is, nobody can tell which pods are behind it.
        return [apiObject, { apiObject, ...routingOfObject(object, { namespace: '', isPlainData }) }];
      }),
    );
  }

  private findRouting(): NonNullable<KnownObjects['all']> {
    const places = new Map<RoutingPart, IConstruct>();
    const routings = [
      ...[...this.writtenRouting.values()].map(({ apiObject, routing }) => ({ construct: apiObject, routing })),
      ...this.parts.elsewhere.map((construct) => ({ construct, routing: construct.routing })),
    ];
    for (const { construct, routing } of routings) {
      for (const part of partsOf(routing)) places.set(part, construct);
    }
    return { routing: joinedRouting(routings.map(({ routing }) => routing)), places };
  }
}
