import type { Entrance, Gateway } from '../../model/routing';

/** The class that OpenShift gives to its own router; a Route, which names no class, is for that one. */
const ROUTER_CLASS = 'openshift-default';

/** What an entrance names and nobody has said whose it is; `none` where it would have to name a class and does not. */
export type UnknownController =
  { readonly what: 'class' | 'gateway'; readonly name: string } | { readonly what: 'none' };

/** Who brings in the connections of an entrance, as far as anyone has said. */
export interface ControllersOf<Controller> {
  readonly known: readonly Controller[];
  readonly unknown: readonly UnknownController[];
}

/**
 * Who brings in the connections of an entrance: the controller of its class; of a route of the Gateway API, that of each
 * of its Gateways, by the class of the Gateway, or by `namespace/name` where the Gateway itself is somewhere else. What
 * names no class is for the only controller there is, as the API server would fill in the default class; a Route for the
 * router of OpenShift. A route without a Gateway is a matter of the mesh, and nobody's.
 *
 * Source: Kubernetes documentation on Ingress ("Default IngressClass") and of the Gateway API.
 *
 * @param controllers by the name of their IngressClass or GatewayClass, or of a Gateway
 */
export function controllersOf<Controller>(
  { kind, classes }: Entrance,
  gateways: ReadonlyMap<string, Gateway>,
  controllers: Readonly<Record<string, Controller>>,
): ControllersOf<Controller> {
  const named = (name: string): Controller | undefined =>
    Object.hasOwn(controllers, name) ? controllers[name] : undefined;
  if (kind !== 'Ingress' && kind !== 'Route') {
    return together(
      classes,
      'gateway',
      (gateway) => named(gateway) ?? named(gateways.get(gateway)?.gatewayClass ?? ''),
    );
  }
  if (classes.length > 0) return together(classes, 'class', named);
  const all = Object.values(controllers);
  const standing = (kind === 'Route' ? named(ROUTER_CLASS) : undefined) ?? (all.length === 1 ? all[0] : undefined);
  return standing === undefined ? { known: [], unknown: [{ what: 'none' }] } : { known: [standing], unknown: [] };
}

function together<Controller>(
  names: readonly string[],
  what: 'class' | 'gateway',
  find: (name: string) => Controller | undefined,
): ControllersOf<Controller> {
  const known = new Set<Controller>();
  const unknown: UnknownController[] = [];
  for (const name of names) {
    const controller = find(name);
    if (controller === undefined) unknown.push({ what, name });
    else known.add(controller);
  }
  return { known: [...known], unknown };
}
