import type { Port } from '../../model/port';
import type { Service, ServicePort } from '../../model/service';
import type { Workload } from '../../model/workload';

/** Where one port of a Service leads at the pods behind it. */
export interface PodPorts {
  /** The ports that connections come to, each once: policies act on these, and never on that of the Service. */
  readonly ports: readonly Port[];
  /** The port at each pod; those that have none for it are not in here. */
  readonly byPod: ReadonlyMap<Workload, Port>;
  /** The pods that declare no port of the name that is asked for: no connection comes to them. */
  readonly missing: readonly Workload[];
}

/**
 * The ports of the pods to which a port of a Service leads, for clients that call the Service by its name.
 *
 * A headless Service translates nothing: they dial the pods on the port itself. There is nothing behind an
 * `ExternalName`. Else it is as {@link targetsOf} says.
 *
 * Source: Kubernetes documentation on Services.
 *
 * @param pods those behind the Service, as `PodsBehind` gives them
 * @example podPortsOf(service, port, behind.of(service)).ports // [{ protocol: 'TCP', number: 8080 }]
 */
export function podPortsOf(service: Service, port: ServicePort, pods: readonly Workload[]): PodPorts {
  if (service.type === 'ExternalName') return targetsOf(port, []);
  return targetsOf(service.headless ? { ...port, target: port.number } : port, pods);
}

/**
 * The ports of the pods that stand behind a port of a Service, for those who go by its list of pods, headless or not:
 * Prometheus, and most ingress controllers.
 *
 * A target by number is that number, declared or not. A target by name is, for each pod on its own, the first port with
 * that name and protocol: of its containers in their order, then of its native sidecars (since Kubernetes 1.32).
 *
 * Source: `FindPort` of the controllers that write EndpointSlices.
 */
export function targetsOf({ protocol, target }: ServicePort, pods: readonly Workload[]): PodPorts {
  const byPod = new Map<Workload, Port>();
  const missing: Workload[] = [];
  for (const pod of pods) {
    const number = typeof target === 'number' ? target : pod.ports.find(isNamed)?.number;
    if (number === undefined) missing.push(pod);
    else byPod.set(pod, { protocol, number });
  }
  const distinct = new Map([...byPod.values()].map((port) => [port.number, port]));
  return { ports: [...distinct.values()].sort((one, other) => one.number - other.number), byPod, missing };

  function isNamed(port: Workload['ports'][number]): boolean {
    return port.name === target && port.protocol === protocol;
  }
}

/**
 * The ports of a Service that another object means by a number or a name; all of them where it names none. A number
 * stands for two ports where both TCP and UDP have it.
 */
export function servicePortsNamed(service: Service, port: number | string | undefined): readonly ServicePort[] {
  if (port === undefined) return service.ports;
  return service.ports.filter(({ name, number }) => (typeof port === 'number' ? number === port : name === port));
}
