import type { Backend, Entrance, GatewayParent } from '../../model/routing';
import { int, list, text } from '../decode/decoder';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { eachOnce } from './backends';
import { GATEWAY_GROUP, listener, listenerFrom, validateListener, type DecodedListener } from './gateway-listener';
import { partReader, type PartReader } from './part-reading';

interface DecodedGateway {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: { readonly gatewayClassName?: string; readonly listeners?: readonly DecodedListener[] };
}

/** How a route names another object: a Gateway above it, or a Service behind it. */
interface DecodedReference {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly sectionName?: string;
  readonly port?: number;
}

interface DecodedRouteRule {
  readonly backendRefs?: readonly DecodedReference[];
  readonly filters?: readonly { readonly requestMirror?: { readonly backendRef?: DecodedReference } }[];
}

interface DecodedGatewayRoute {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: { readonly parentRefs?: readonly DecodedReference[]; readonly rules?: readonly DecodedRouteRule[] };
}

const gateway = someFields<DecodedGateway>('Gateway', {
  metadata: objectMetadata,
  spec: someFields('GatewaySpec', { gatewayClassName: text(), listeners: list(listener) }),
});

const reference = (name: string) =>
  someFields<DecodedReference>(name, {
    group: text(),
    kind: text(),
    namespace: text(),
    name: text(),
    sectionName: text(),
    port: int(32),
  });

const gatewayRoute = (kind: string) =>
  someFields<DecodedGatewayRoute>(kind, {
    metadata: objectMetadata,
    spec: someFields(`${kind}Spec`, {
      parentRefs: list(reference('ParentReference')),
      rules: list(
        someFields<DecodedRouteRule>(`${kind}Rule`, {
          backendRefs: list(reference('BackendRef')),
          filters: list(
            someFields('HTTPRouteFilter', {
              requestMirror: someFields('HTTPRequestMirrorFilter', { backendRef: reference('BackendObjectReference') }),
            }),
          ),
        }),
      ),
    }),
  });

/** Reads a Gateway of the Gateway API, and which routes its listeners take. */
export const readGateway = partReader(
  gateway,
  ({ metadata = {}, spec = {} }, { server }) => [
    ...validateObjectName(metadata),
    ...(spec.listeners ?? []).flatMap((one, index) => validateListener(one, `spec.listeners[${index}]`, server)),
  ],
  ({ metadata = {}, spec = {} }, { namespace }) => ({
    gateways: [
      Object.freeze({
        namespace: metadata.namespace || namespace,
        name: metadata.name || metadata.generateName || '',
        gatewayClass: spec.gatewayClassName ?? '',
        listeners: Object.freeze((spec.listeners ?? []).map(listenerFrom)),
      }),
    ],
  }),
);

/**
 * Reads a route of the Gateway API: its gateways, and the Services that it leads to, those that get a copy of the
 * requests included. A reference names the namespace of the route where it names none.
 */
export function gatewayRouteReader(kind: string): PartReader {
  return partReader(
    gatewayRoute(kind),
    ({ metadata = {} }) => validateObjectName(metadata),
    (decoded, { namespace }) => ({ entrances: [entranceFrom(decoded, kind, namespace)] }),
  );
}

function entranceFrom(
  { metadata = {}, spec = {} }: DecodedGatewayRoute,
  kind: string,
  defaultNamespace: string,
): Entrance {
  const namespace = metadata.namespace || defaultNamespace;
  const { parentRefs = [], rules = [] } = spec;
  const parents = parentRefs
    .filter(({ group = GATEWAY_GROUP, kind = 'Gateway' }) => group === GATEWAY_GROUP && kind === 'Gateway')
    .map(({ sectionName, port, ...parent }): GatewayParent => ({
      gateway: `${parent.namespace || namespace}/${parent.name ?? ''}`,
      ...(sectionName && { section: sectionName }),
      ...(port && { port }),
    }));
  const references = rules.flatMap(({ backendRefs = [], filters = [] }) => [
    ...backendRefs,
    ...filters.flatMap(({ requestMirror }) => requestMirror?.backendRef ?? []),
  ]);
  const backends = references
    .filter(({ group = '', kind = 'Service' }) => group === '' && kind === 'Service')
    .map(({ name = '', port, ...of }): Backend => ({ namespace: of.namespace || namespace, service: name, port }));
  return Object.freeze({
    kind,
    namespace,
    name: metadata.name || metadata.generateName || '',
    classes: Object.freeze([...new Set(parents.map(({ gateway }) => gateway))]),
    backends: eachOnce(backends),
    parents: Object.freeze(parents),
  });
}
