import { podPortsOf } from '../manifests/routing/port-translation';
import type { NumberedPorts, Port } from '../model/port';
import type { Service, ServicePort } from '../model/service';
import type { Workload } from '../model/workload';
import type { LintContext } from './context';
import { serviceTargetsIn } from './service-targets-in';

/** A port of a Service, and the port of some of its pods to which it leads. */
export interface LedPort {
  readonly service: Service;
  readonly port: ServicePort;
  readonly at: Port;
}

const known = new WeakMap<object, ServicePorts>();
const NONE: readonly LedPort[] = Object.freeze([]);

/** Which ports of Services lead to pods, to tell a port of a Service from one of its pods. */
export class ServicePorts {
  private readonly led = new Map<Workload, LedPort[]>();
  /** The ports of Services that lead to another port, each as `TCP 80`. */
  private readonly translated = new Set<string>();

  /** The ports of a cluster; looked up once for all rules. */
  static of(context: Pick<LintContext, 'routing' | 'world'>): ServicePorts {
    const ports = known.get(context.routing) ?? new ServicePorts(context);
    known.set(context.routing, ports);
    return ports;
  }

  private constructor(context: Pick<LintContext, 'routing' | 'world'>) {
    const targets = serviceTargetsIn(context);
    for (const service of context.routing.services) {
      const pods = targets.podsBehind(service);
      for (const port of service.ports) {
        for (const [pod, at] of podPortsOf(service, port, pods).byPod) this.add(pod, { service, port, at });
      }
    }
  }

  /** Whether a port can be that of a Service and not that of its pods: for most no pod has to be looked at. */
  mayBeMistaken(ports: NumberedPorts): boolean {
    return ports.first === ports.last && this.translated.has(portKey({ ...ports, number: ports.first }));
  }

  /**
   * The port of a Service that was taken for one of its pods: these neither declare it nor get connections on it from any
   * Service, and those of that Service come in on another. Undefined where the port may well be one of the pods.
   */
  mistakenAt(pod: Workload, ports: NumberedPorts): LedPort | undefined {
    if (!this.mayBeMistaken(ports)) return undefined;
    const asked = { protocol: ports.protocol, number: ports.first };
    const led = this.led.get(pod) ?? NONE;
    const isOfPods = pod.ports.some((port) => isSame(port, asked)) || led.some(({ at }) => isSame(at, asked));
    return isOfPods ? undefined : led.find(({ port }) => isSame(port, asked));
  }

  private add(pod: Workload, led: LedPort): void {
    const all = this.led.get(pod);
    if (all) all.push(led);
    else this.led.set(pod, [led]);
    if (led.at.number !== led.port.number) this.translated.add(portKey(led.port));
  }
}

function isSame(one: Port, other: Port): boolean {
  return one.protocol === other.protocol && one.number === other.number;
}

function portKey({ protocol, number }: Port): string {
  return `${protocol} ${number}`;
}
