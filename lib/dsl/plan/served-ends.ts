import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import type { ServicePort } from '../../model/service';
import type { Workload } from '../../model/workload';
import { portsAt, someOf, type PortsAt } from './requested-ports';
import type { ResolvedEnd } from './resolved-end';
import { asNumbers, portsMeant } from './service-front';
import type { RequestedPorts } from './statement';

/** Pods to which connections come, and the ports on which they do. */
export interface ServedEnd {
  readonly end: ResolvedEnd;
  readonly ports: 'any' | NonEmpty<NumberedPorts>;
}

/** Pods behind a Service that declare no port of the name to which one of its ports leads: no connection comes to them. */
export interface UnservedPods {
  readonly pods: Workload;
  /** The Service as findings print it. */
  readonly service: string;
  readonly port: ServicePort;
}

/** Where the connections of a statement come to at one destination. */
export interface ServedEnds extends Pick<PortsAt, 'unknown' | 'problems'> {
  /** Nothing where there are problems, and where the destination declares none of what was asked for. */
  readonly ends: readonly ServedEnd[];
  readonly unserved: readonly UnservedPods[];
}

/**
 * Where the connections come to that a statement asks for at one destination. Nearly always that is the destination; but
 * each pod behind a Service resolves the name of a `targetPort` by itself: where they come to different numbers, or some
 * of them to none, each workload is an end of its own with its own numbers. All in one would open to each of them what
 * only the others listen on.
 */
export function servedEnds(requested: RequestedPorts, destination: ResolvedEnd): ServedEnds {
  const { ports, unknown, problems } = portsAt(requested, destination);
  const whole = { ends: ports ? [{ end: destination, ports }] : [], unknown, problems, unserved: [] };
  if (!ports || requested === 'any' || destination.kind !== 'pods' || !destination.front) return whole;
  const { front, parts } = destination;
  const meant = portsMeant(front, requested);
  const isUniform = meant.every(({ leadsTo }) => leadsTo.ports.length < 2 && leadsTo.missing.length === 0);
  if (isUniform || !parts) return whole;
  const ends = parts().flatMap(({ pods, end }): ServedEnd[] => {
    const own = someOf(meant.flatMap(({ leadsTo }) => leadsTo.byPod.get(pods) ?? []).map(asNumbers));
    return own.ports ? [{ end, ports: own.ports }] : [];
  });
  const unserved = meant.flatMap(({ port, leadsTo }) =>
    leadsTo.missing.map((pods) => ({ pods, service: front.text, port })),
  );
  return { ends, unknown, problems, unserved };
}
