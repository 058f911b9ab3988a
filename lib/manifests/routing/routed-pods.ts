import type { Port } from '../../model/port';
import type { Backend, Monitor, Routing } from '../../model/routing';
import { serviceId, type Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import { maySelect } from './may-select';
import { PodsBehind } from './pods-behind';
import { podPortsOf, servicePortsNamed, targetsOf, type PodPorts } from './port-translation';

/** The pods that something leads to, each with the ports on which its connections come. */
export type RoutedPods = ReadonlyMap<Workload, readonly Port[]>;

/** Where the Services of a cluster lead: made once for all questions about it. */
export class ServiceTargets {
  private readonly services: ReadonlyMap<string, Service>;
  private readonly behind: PodsBehind;
  private named: ByNamespace<Service> | undefined;
  private pods: ByNamespace<Workload> | undefined;

  constructor(
    private readonly routing: Pick<Routing, 'services'>,
    private readonly workloads: readonly Workload[],
  ) {
    this.services = new Map(routing.services.map((service) => [serviceId(service), service]));
    this.behind = new PodsBehind(workloads);
  }

  /** The Service that a backend names; undefined where nobody has read one. */
  serviceOf({ namespace, service }: Pick<Backend, 'namespace' | 'service'>): Service | undefined {
    return this.services.get(serviceId({ namespace, name: service }));
  }

  /** The pods behind a Service. */
  podsBehind(service: Service): readonly Workload[] {
    return this.behind.of(service);
  }

  /**
   * The pods that an entrance or a webhook leads to. Those who call the Service by its name are translated as the name
   * is; most ingress controllers go by its list of pods: `by: 'pods'`.
   */
  ofBackend(backend: Backend, by: 'name' | 'pods'): RoutedPods {
    const service = this.serviceOf(backend);
    if (service === undefined) return new Map();
    const pods = this.podsBehind(service);
    const named = servicePortsNamed(service, backend.port);
    const { target } = backend;
    // A port of the pods stands for the port of the Service that leads to it, and to no other.
    const translated = named.map((port) => (by === 'name' ? podPortsOf(service, port, pods) : targetsOf(port, pods)));
    return routed(translated, (port) => target === undefined || port.number === target);
  }

  /** The pods that a monitor scrapes. */
  ofMonitor(monitor: Monitor): RoutedPods {
    return routed(this.foundBy(monitor).ports.flatMap(({ translated }) => translated));
  }

  /** What a monitor finds, step by step: its Services, the pods, and where each of its ports leads. */
  foundBy({ kind, namespaces, selector, ports }: Monitor): FoundByMonitor {
    if (kind === 'PodMonitor') {
      const found = inNamespaces((this.pods ??= byNamespace(this.workloads)), namespaces);
      const pods = found.filter((pod) => !pod.finished && maySelect(selector, pod));
      return {
        services: [],
        pods,
        ports: ports.map((port) => ({ port, translated: declaredFor(port.name ?? port.target, pods) })),
      };
    }
    const found = inNamespaces((this.named ??= byNamespace(this.routing.services)), namespaces);
    const services = found.filter(({ labels }) => maySelect(selector, { labels, runtimeLabels: [] }));
    return {
      services,
      pods: [...new Set(services.flatMap((service) => this.podsBehind(service)))],
      ports: ports.map((port) => ({
        port,
        translated: services.flatMap((service) => this.scraped(service, port)),
      })),
    };
  }

  private scraped(service: Service, { name, target }: Monitor['ports'][number]): readonly PodPorts[] {
    const pods = this.podsBehind(service);
    return target === undefined
      ? servicePortsNamed(service, name).map((port) => targetsOf(port, pods))
      : declaredFor(target, pods);
  }
}

/** What a monitor finds on its way to pods. */
export interface FoundByMonitor {
  /** Those that a ServiceMonitor selects. */
  readonly services: readonly Service[];
  /** Those that it selects, or that are behind these Services. */
  readonly pods: readonly Workload[];
  readonly ports: readonly { readonly port: Monitor['ports'][number]; readonly translated: readonly PodPorts[] }[];
}

type ByNamespace<Item> = ReadonlyMap<string, readonly Item[]>;

function byNamespace<Item extends { readonly namespace: string }>(items: readonly Item[]): ByNamespace<Item> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.namespace);
    if (group) group.push(item);
    else groups.set(item.namespace, [item]);
  }
  return groups;
}

function inNamespaces<Item>(groups: ByNamespace<Item>, namespaces: Monitor['namespaces']): readonly Item[] {
  return namespaces === 'any'
    ? [...groups.values()].flat()
    : [...new Set(namespaces)].flatMap((namespace) => groups.get(namespace) ?? []);
}

/**
 * The ports that pods declare under a name or with a number; all of them for neither. A number that none of them
 * declares stands for itself: containers need not declare what they listen on.
 */
function declaredFor(wanted: number | string | undefined, pods: readonly Workload[]): readonly PodPorts[] {
  const declared = pods.flatMap((pod) =>
    pod.ports
      .filter(({ name, number }) => wanted === undefined || (typeof wanted === 'number' ? number : name) === wanted)
      .map(({ protocol, number }) => at(pod, { protocol, number })),
  );
  if (typeof wanted !== 'number' || declared.length > 0) return declared;
  return pods.map((pod) => at(pod, { protocol: 'TCP', number: wanted }));
}

function at(pod: Workload, port: Port): PodPorts {
  return { ports: [port], byPod: new Map([[pod, port]]), missing: [] };
}

function routed(translated: readonly PodPorts[], isMeant: (port: Port) => boolean = () => true): RoutedPods {
  const pods = new Map<Workload, Port[]>();
  for (const { byPod } of translated) {
    for (const [pod, port] of byPod) {
      if (!isMeant(port)) continue;
      const ports = pods.get(pod) ?? [];
      if (!ports.some(({ protocol, number }) => protocol === port.protocol && number === port.number)) ports.push(port);
      pods.set(pod, ports);
    }
  }
  return pods;
}
