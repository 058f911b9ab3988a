import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { RouteRefusal } from '../../manifests/routing/admitted-entrances';
import type { Entrance, GatewayParent, Listener } from '../../model/routing';
import { originOf } from '../origins';
import type { RefusedRoute } from './known-routes';
import { objectText } from './object-text';
import { selectorText } from './selector-text';

type Told = Pick<Finding, 'code' | 'id' | 'headline' | 'found' | 'expected' | 'why' | 'help'>;

/** Says why a route of the Gateway API leads nowhere, so that nothing is opened for it. */
export function refusedRouteFinding(construct: IConstruct, { route, refusal }: RefusedRoute): Finding {
  const origin = originOf(construct)();
  return {
    severity: 'warning',
    where: { path: construct.node.path, ...(origin && { origin }) },
    ...(refusal.kind === 'no-grant' ? notGranted(route, refusal) : notAccepted(route, refusal)),
  };
}

function notGranted(route: Entrance, { backend }: Extract<RouteRefusal, { kind: 'no-grant' }>): Told {
  const { namespace, service } = backend;
  return {
    code: 'NP268',
    id: 'reference-not-granted',
    headline: `${objectText(route)} may not lead to the Service \`${namespace}/${service}\``,
    found: `no ReferenceGrant in \`${namespace}\` for it`,
    expected: `a ReferenceGrant in \`${namespace}\`, from ${route.kind} of \`${route.namespace}\` to Service`,
    why: 'a Service of another namespace is led to only where that namespace grants it, so nothing is opened for it',
    help: `add the ReferenceGrant to \`${namespace}\`, or declare it as it is installed: \`new Elsewhere(chart, id, { manifests })\``,
  };
}

function notAccepted(route: Entrance, refusal: Exclude<RouteRefusal, { kind: 'no-grant' }>): Told {
  const { parent } = refusal;
  return {
    code: 'NP267',
    id: 'route-not-accepted',
    headline: `the Gateway \`${parent.gateway}\` does not take ${objectText(route)}`,
    why: 'no request from outside would get to its pods, so nothing is opened for it',
    ...reasonOf(route, refusal),
  };
}

function reasonOf(
  { kind: routeKind, namespace }: Entrance,
  { kind, parent, gateway, listeners }: Exclude<RouteRefusal, { kind: 'no-grant' }>,
): Pick<Told, 'found' | 'expected' | 'help'> {
  const [first] = listeners;
  const name = first?.name ?? '';
  switch (kind) {
    case 'no-listener': {
      const suggestion =
        parent.section &&
        nearest(
          parent.section,
          listeners.map((one) => one.name),
        );
      return {
        found: askedText(parent),
        expected: listeners.map((one) => `\`${one.name}\` on port ${one.port}`).join(', '),
        help: suggestion ? `did you mean \`${suggestion}\`?` : 'correct the `sectionName` and the `port` of the route',
      };
    }
    case 'namespace':
      return {
        found: `a route of the namespace \`${namespace}\``,
        expected: `a route of ${listeners.map((one) => allowedText(one, gateway.namespace)).join(', or ')}`,
        help: helpForNamespace(first, name, namespace),
      };
    case 'route-kind':
      return {
        found: routeKind,
        expected: [...new Set(listeners.flatMap(({ kinds }) => kinds))].join(', ') || 'no route at all',
        help: `add \`${routeKind}\` to \`allowedRoutes.kinds\` of a listener whose protocol serves it`,
      };
  }
}

function askedText({ section, port }: GatewayParent): string {
  const asked = [
    ...(section === undefined ? [] : [`\`${section}\``]),
    ...(port === undefined ? [] : [`on port ${port}`]),
  ];
  return `the listener ${asked.join(' ')}`;
}

function allowedText({ namespaces }: Listener, own: string): string {
  if (namespaces === 'own') return `the namespace \`${own}\``;
  if (namespaces === 'none' || namespaces === 'any') return `${namespaces === 'none' ? 'no' : 'any'} namespace`;
  return `a namespace with \`${selectorText(namespaces)}\``;
}

function helpForNamespace(listener: Listener | undefined, name: string, namespace: string): string {
  if (listener && typeof listener.namespaces !== 'string') {
    return `give the Namespace \`${namespace}\` these labels, in the app or in \`new Elsewhere(chart, id, { manifests })\``;
  }
  return `let the listener \`${name}\` take it: \`allowedRoutes: { namespaces: { from: 'All' } }\``;
}
