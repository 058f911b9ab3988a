import type { Listener } from '../../model/routing';
import { int, list, text } from '../decode/decoder';
import { selector } from '../decode/decode-spec';
import type { DecodedSelector } from '../decode/decoded-policy';
import { someFields } from '../partial-decoding';
import type { Refusal } from '../refusal';
import { selectorFrom } from '../selector-reading';
import { rulesForNew } from '../validation/policy-rules';
import { validateSelector } from '../validation/selector';
import type { ServerVersion } from '../validation/server-version';

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** The kinds of the routes that a listener takes where it names none: those that its protocol can serve. */
const KINDS_BY_PROTOCOL: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']],
  ['HTTPS', ['HTTPRoute', 'GRPCRoute']],
  ['TLS', ['TLSRoute', 'TCPRoute']],
  ['TCP', ['TCPRoute']],
  ['UDP', ['UDPRoute']],
]);

interface DecodedRouteKind {
  readonly group?: string;
  readonly kind?: string;
}

export interface DecodedListener {
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly allowedRoutes?: {
    readonly namespaces?: { readonly from?: string; readonly selector?: Partial<DecodedSelector> };
    readonly kinds?: readonly DecodedRouteKind[];
  };
}

export const listener = someFields<DecodedListener>('Listener', {
  name: text(),
  port: int(32),
  protocol: text(),
  allowedRoutes: someFields('AllowedRoutes', {
    namespaces: someFields('RouteNamespaces', { from: text(), selector }),
    kinds: list(someFields<DecodedRouteKind>('RouteGroupKind', { group: text(), kind: text() })),
  }),
});

export function validateListener(
  { allowedRoutes = {} }: DecodedListener,
  field: string,
  server: ServerVersion,
): Refusal[] {
  const { selector: labels } = allowedRoutes.namespaces ?? {};
  return validateSelector(labels, `${field}.allowedRoutes.namespaces.selector`, rulesForNew(server));
}

/** Without a word about it, a listener takes the routes of its own namespace, of the kinds that its protocol serves. */
export function listenerFrom({ name = '', port = 0, protocol = '', allowedRoutes = {} }: DecodedListener): Listener {
  const { namespaces, kinds = [] } = allowedRoutes;
  const named = kinds.filter(({ group = GATEWAY_GROUP }) => group === GATEWAY_GROUP).map(({ kind = '' }) => kind);
  return Object.freeze({
    name,
    port,
    namespaces: namespacesFrom(namespaces),
    kinds: kinds.length > 0 ? Object.freeze(named) : (KINDS_BY_PROTOCOL.get(protocol) ?? 'any'),
  });
}

function namespacesFrom({
  from,
  selector: labels,
}: NonNullable<NonNullable<DecodedListener['allowedRoutes']>['namespaces']> = {}): Listener['namespaces'] {
  switch (from || 'Same') {
    case 'All':
      return 'any';
    case 'Same':
      return 'own';
    case 'Selector':
      return labels === undefined ? 'none' : selectorFrom(labels);
    default:
      return 'none';
  }
}
