import { servicePortsNamed } from '../manifests/routing/port-translation';
import { ServiceTargets } from '../manifests/routing/routed-pods';
import type { Port } from '../model/port';
import type { Backend } from '../model/routing';
import type { LintContext } from './context';

const known = new WeakMap<object, ServiceTargets>();

/** Where the Services of a cluster lead; looked up once for all rules. */
export function serviceTargetsIn({ routing, world }: Pick<LintContext, 'routing' | 'world'>): ServiceTargets {
  const targets = known.get(routing) ?? new ServiceTargets(routing, world.cluster.workloads);
  known.set(routing, targets);
  return targets;
}

/** The ports of the Service that a backend means, before any translation. */
export function servicePortsOf(targets: ServiceTargets, backend: Backend): readonly Port[] {
  const service = targets.serviceOf(backend);
  if (!service) return [];
  return servicePortsNamed(service, backend.port).map(({ protocol, number }) => ({ protocol, number }));
}
