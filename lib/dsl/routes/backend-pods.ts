import { podPortsOf, servicePortsNamed, targetsOf } from '../../manifests/routing/port-translation';
import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts, Port } from '../../model/port';
import type { Backend } from '../../model/routing';
import { selectorOfLabels } from '../../model/selector';
import { serviceId, type Service, type ServicePort } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { EndLike } from '../end';
import type { UnservedPods } from '../plan/served-ends';
import { PodsOfNamespace } from '../values';
import type { KnownRoutes } from './known-routes';

/** Pods that something leads to, and the ports of theirs to which its connections come. */
export interface RoutedEnd {
  readonly end: EndLike;
  readonly ports: NonEmpty<NumberedPorts>;
}

/** Why nobody can tell where a backend leads. */
export type BackendProblem =
  | { readonly kind: 'no-service'; readonly backend: Backend; readonly known: readonly string[] }
  | { readonly kind: 'no-port'; readonly backend: Backend; readonly service: Service }
  | { readonly kind: 'no-pods'; readonly backend: Backend; readonly service: Service }
  | { readonly kind: 'no-target'; readonly backend: Backend; readonly target: string };

/** Why a backend leads to no pods of which a policy could speak. */
export type WithoutPods = 'external-name' | 'no-selector' | 'refused';

export type BackendPods =
  | {
      readonly ends: readonly RoutedEnd[];
      /** Pods behind the Service that have no port for it. */
      readonly unserved: readonly UnservedPods[];
      /** Present where no manifest tells any pods. */
      readonly withoutPods?: WithoutPods;
    }
  | { readonly problem: BackendProblem };

/** Ports as statements name them; undefined for none. */
export function numbered(ports: readonly Port[]): NonEmpty<NumberedPorts> | undefined {
  const [first, ...rest] = ports.map(({ protocol, number }): NumberedPorts => ({
    kind: 'numbers',
    protocol,
    first: number,
    last: number,
  }));
  return first && [first, ...rest];
}

/**
 * The pods that a backend leads to, and the ports on which its connections come to them: those of the pods, after the
 * Service has translated its own. Nothing for a Service whose pods no manifest tells (one without a selector, an
 * `ExternalName`): no policy can speak of them.
 *
 * @param by `name` for a client that calls the Service, `pods` for one that goes by its list of pods
 */
export function podsOfBackend(routes: KnownRoutes, backend: Backend, by: 'name' | 'pods'): BackendPods {
  const service = routes.targets.serviceOf(backend);
  if (!service && routes.isRefused(backend)) return { ends: [], unserved: [], withoutPods: 'refused' };
  if (!service) return { problem: { kind: 'no-service', backend, known: routes.servicesIn(backend.namespace) } };
  if (service.type === 'ExternalName') return { ends: [], unserved: [], withoutPods: 'external-name' };
  if (!service.selector) return { ends: [], unserved: [], withoutPods: 'no-selector' };
  const ports = servicePortsNamed(service, backend.port);
  if (ports.length === 0) return { problem: { kind: 'no-port', backend, service } };
  const known = routes.targets.podsBehind(service);
  const ends = known.length > 0 ? knownEnds(routes, backend, by) : unknownEnds(service, backend, ports);
  if (ends.length > 0)
    return { ends, unserved: backend.target === undefined ? unservedBy(service, ports, known, by) : [] };
  const target = ports.map((port) => port.target).find((one) => typeof one === 'string');
  if (known.length === 0 && target !== undefined) return { problem: { kind: 'no-pods', backend, service } };
  if (target === undefined || backend.target !== undefined) return { problem: { kind: 'no-port', backend, service } };
  return { problem: { kind: 'no-target', backend, target } };
}

function unservedBy(
  service: Service,
  ports: readonly ServicePort[],
  pods: readonly Workload[],
  by: 'name' | 'pods',
): UnservedPods[] {
  return ports.flatMap((port) => {
    const { missing } = by === 'name' ? podPortsOf(service, port, pods) : targetsOf(port, pods);
    return missing.map((one) => ({ pods: one, service: `Service ${serviceId(service)}`, port }));
  });
}

function knownEnds(routes: KnownRoutes, backend: Backend, by: 'name' | 'pods'): RoutedEnd[] {
  return [...routes.targets.ofBackend(backend, by)].flatMap(([pods, ports]): RoutedEnd[] => {
    const some = numbered(ports);
    return some ? [{ end: routes.endOf(pods), ports: some }] : [];
  });
}

/** Pods that no manifest makes and nobody declares: the Service says how to select them, and a number needs no pods. */
function unknownEnds(service: Service, { target }: Backend, ports: readonly ServicePort[]): RoutedEnd[] {
  const numbers = ports.flatMap(({ protocol, target: number }): Port[] =>
    typeof number === 'number' && (target === undefined || target === number) ? [{ protocol, number }] : [],
  );
  const some = numbered(numbers);
  if (!some || !service.selector) return [];
  const { namespace, name, selector } = service;
  return [{ end: new PodsOfNamespace(namespace, selectorOfLabels(selector)).as(name), ports: some }];
}
