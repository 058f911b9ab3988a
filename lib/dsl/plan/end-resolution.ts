import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { podSelectorOf } from '../../manifests/pod-selector';
import { workloadOf, type WorkloadReading } from '../../manifests/workloads';
import type { DeclaredPort, NumberedPorts } from '../../model/port';
import type { Labels } from '../../model/labels';
import { selectorOfLabels, type Selector } from '../../model/selector';
import type { Workload as ModelWorkload } from '../../model/workload';
import { formatCidr } from '../../sets/cidr';
import { carriedBy, constructOf, type EndLike } from '../end';
import { Addresses, PodsOfNamespace, PodsOfNamespaces, type Anywhere } from '../values';
import { AdaptedWorkload, Workload } from '../workload';
import { slugOfCidr, slugOfConstruct, slugOfSelector } from './names';
import type { KnownObjects } from './known-objects';
import { slugOfObject } from './object-slug';
import type { Rendering } from './rendering';
import type { PodsEnd } from './resolved-end';
import type { Resolution } from './resolution';
import { resolveService } from './service-resolution';
import { missingLabels, notPods, refusedPods, withoutLabels, withoutNamespace } from './unresolved';

type PortNames = ReadonlyMap<string, readonly NumberedPorts[]>;

/** The declared ports of a port table; a range under one name is no container port, only a short way to ask for it. */
function declaredPorts(ports: Readonly<Record<string, NumberedPorts>>): DeclaredPort[] {
  return Object.entries(ports).flatMap(([name, { protocol, first, last }]) =>
    first === last ? [{ name, protocol, number: first }] : [],
  );
}

/** What each port name stands for: names of a port table win over those of containers. */
function portNames(table: Readonly<Record<string, NumberedPorts>>, declared: readonly DeclaredPort[]): PortNames {
  const names = new Map<string, readonly NumberedPorts[]>();
  for (const { name, protocol, number } of declared) {
    if (name === undefined) continue;
    names.set(name, [...(names.get(name) ?? []), { kind: 'numbers', protocol, first: number, last: number }]);
  }
  for (const [name, ports] of Object.entries(table)) names.set(name, [ports]);
  return names;
}

/** The API object that a construct renders to: itself, or its default child. */
export function apiObjectOf(construct: IConstruct): ApiObject | undefined {
  if (ApiObject.isApiObject(construct)) return construct;
  const child = construct.node.defaultChild;
  return ApiObject.isApiObject(child) ? child : undefined;
}

/** How a workload's pods are told from others: its own selector where it has one, else all labels of its pods. */
function selectorFor(object: object, pods: ModelWorkload, chosen: Labels | undefined): Selector {
  return chosen ? selectorOfLabels(chosen) : (podSelectorOf(object) ?? selectorOfLabels(pods.labels));
}

export function resolveValue(end: PodsOfNamespace | PodsOfNamespaces | Addresses | Anywhere): Resolution {
  if (end instanceof PodsOfNamespace) {
    if (!end.namespace) return withoutNamespace(end.chart?.node.path ?? 'namespace()');
    const slug = end.alias ?? slugOfSelector(end.selector);
    return {
      end: {
        kind: 'pods',
        text: slug ? `${end.namespace}/${slug}` : `all pods of ${end.namespace}`,
        slug,
        namespace: end.namespace,
        selector: end.selector,
        portNames: new Map(),
        ...(end.chart && { chart: end.chart }),
        needsDns: true,
      },
    };
  }
  if (end instanceof PodsOfNamespaces) {
    const slugs = [slugOfSelector(end.namespaces) || 'all-namespaces', slugOfSelector(end.selector)];
    const slug = end.alias ?? slugs.filter(Boolean).join('-');
    return {
      end: { kind: 'foreign-pods', text: `pods of ${slug}`, slug, namespaces: end.namespaces, selector: end.selector },
    };
  }
  if (end instanceof Addresses) {
    const slug =
      end.alias ?? end.blocks.map((block) => [block.cidr, ...block.except].map(slugOfCidr).join('-except-')).join('-');
    const text = end.alias ?? end.blocks.map((block) => formatCidr(block.cidr)).join(', ');
    return { end: { kind: 'addresses', text, slug, blocks: end.blocks, portNames: portNames(end.ports, []) } };
  }
  return { end: { kind: 'anywhere', text: 'anywhere', slug: end.alias ?? 'anywhere' } };
}

function resolveDeclared(end: Workload<string>): Resolution {
  const { path } = end.node;
  if (!end.namespace) return withoutNamespace(path);
  if (Object.keys(end.labels).length === 0) return withoutLabels(path);
  const name = slugOfConstruct(end);
  return {
    end: {
      kind: 'pods',
      text: `${end.namespace}/${name}`,
      slug: name,
      namespace: end.namespace,
      selector: selectorOfLabels(end.labels),
      workload: {
        namespace: end.namespace,
        name,
        kind: 'Workload',
        labels: end.labels,
        runtimeLabels: [],
        ports: declaredPorts(end.ports),
        hostNetwork: false,
        addresses: [],
        nodeAddresses: [],
        finished: false,
      },
      portNames: portNames(end.ports, []),
      construct: end,
      chart: Chart.of(end),
      needsDns: end.dns,
    },
  };
}

/**
 * Looks up ends: their namespace, their labels and their ports, as the app renders them. Each construct is looked up
 * once, so that the same pods are the same object everywhere.
 */
export class EndResolver {
  private readonly readings = new Map<ApiObject, WorkloadReading | undefined>();
  private readonly resolutions = new Map<object, Resolution>();
  private readonly adapted = new Map<ApiObject, AdaptedWorkload<string>[]>();

  constructor(
    private readonly rendering: Rendering,
    workloads: readonly (Workload<string> | AdaptedWorkload<string>)[],
    /** The objects of the cluster that a construct belongs to. */
    private readonly objectsAround: (construct: IConstruct) => KnownObjects,
  ) {
    for (const workload of workloads) {
      const apiObject = workload instanceof AdaptedWorkload ? apiObjectOf(workload.construct) : undefined;
      if (!apiObject) continue;
      this.adapted.set(apiObject, [...(this.adapted.get(apiObject) ?? []), workload as AdaptedWorkload<string>]);
    }
  }

  resolve(end: EndLike): Resolution {
    const carried = carriedBy(end);
    const known = this.resolutions.get(carried);
    if (known) return known;
    const resolution = this.lookUp(carried);
    this.resolutions.set(carried, resolution);
    return resolution;
  }

  /** The pods that an API object makes, with the port names that somebody gave to it; undefined if it makes none. */
  podsOf(apiObject: ApiObject): ModelWorkload | undefined {
    return this.readingOf(apiObject)?.workload;
  }

  /** The same, with what the API server would refuse about the object. */
  readingOf(apiObject: ApiObject): WorkloadReading | undefined {
    if (this.readings.has(apiObject)) return this.readings.get(apiObject);
    const reading = workloadOf(this.rendering.of(apiObject), { namespace: '' });
    const named = (this.adapted.get(apiObject) ?? []).flatMap(({ ports }) => declaredPorts(ports));
    const { workload } = reading ?? {};
    const withNames =
      reading && workload && named.length > 0
        ? { ...reading, workload: { ...workload, ports: [...named, ...workload.ports] } }
        : reading;
    this.readings.set(apiObject, withNames);
    return withNames;
  }

  /** The ports that the containers of an end declare themselves, without the names that only `workload(...)` gives to them. */
  containerPortsOf(end: PodsEnd): readonly DeclaredPort[] {
    const maker = this.makerOf(end);
    const apiObject = maker && apiObjectOf(maker);
    if (!apiObject || !this.adapted.has(apiObject)) return end.workload?.ports ?? [];
    return workloadOf(this.rendering.of(apiObject), { namespace: '' })?.workload?.ports ?? [];
  }

  /** The construct that makes the pods of an end: of a Service, that of the pods behind it. */
  private makerOf({ construct, workload, front }: PodsEnd): IConstruct | undefined {
    if (!front || !construct) return construct;
    const maker = workload && this.objectsAround(construct).ends.get(workload);
    return maker && constructOf(maker);
  }

  private lookUp(carried: ReturnType<typeof carriedBy>): Resolution {
    if (carried instanceof Workload) return resolveDeclared(carried);
    if (carried instanceof AdaptedWorkload) return this.lookUpRendered(carried.construct, carried);
    if (Construct.isConstruct(carried)) return this.lookUpRendered(carried);
    return resolveValue(carried);
  }

  private lookUpRendered(construct: IConstruct, adapted?: AdaptedWorkload<string>): Resolution {
    const { path } = construct.node;
    const apiObject = apiObjectOf(construct);
    if (apiObject && this.rendering.kindOf(apiObject) === 'routing') return this.lookUpService(construct, apiObject);
    const { workload, errors: [refusal] = [] } = (apiObject && this.readingOf(apiObject)) ?? {};
    if (apiObject && refusal) return refusedPods(apiObject.node.path, apiObject.kind, refusal);
    if (!apiObject || !workload) return notPods(path);
    if (!workload.namespace) return withoutNamespace(path);
    const problem = adapted?.labels && missingLabels(path, adapted.labels, workload);
    if (problem) return problem;
    const selector = selectorFor(this.rendering.of(apiObject), workload, adapted?.labels);
    if (selector.requirements.length === 0) return withoutLabels(path);
    const slug = slugOfObject(construct, apiObject);
    return {
      end: {
        kind: 'pods',
        text: `${workload.namespace}/${slug}`,
        slug,
        namespace: workload.namespace,
        selector,
        workload,
        portNames: portNames(adapted?.ports ?? {}, workload.ports),
        construct,
        chart: Chart.of(construct),
        needsDns: adapted?.dns ?? true,
      },
    };
  }

  private lookUpService(construct: IConstruct, apiObject: ApiObject): Resolution {
    const objects = this.objectsAround(apiObject);
    const written = objects.writtenRouting.get(apiObject);
    if (!written) return notPods(construct.node.path);
    return resolveService(construct, written, objects.podsBehind, (pods) => this.endOfWorkload(pods, objects));
  }

  /** A workload as an end: as the construct that makes or declares it is one; that of others by its labels. */
  private endOfWorkload(pods: ModelWorkload, objects: KnownObjects): PodsEnd {
    const maker = objects.ends.get(pods);
    const resolution = maker && this.resolve(maker);
    if (resolution && 'end' in resolution && resolution.end.kind === 'pods') return resolution.end;
    const { namespace, name, labels, ports } = pods;
    return {
      kind: 'pods',
      text: `${namespace}/${name}`,
      slug: name,
      namespace,
      selector: selectorOfLabels(labels),
      workload: pods,
      portNames: portNames({}, ports),
      needsDns: true,
    };
  }
}
