import type { Backend, Entrance } from '../../model/routing';
import { intOrString, list, text } from '../decode/decoder';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { eachOnce } from './backends';
import { partReader } from './part-reading';

interface DecodedTarget {
  readonly kind?: string;
  readonly name?: string;
}

interface DecodedRoute {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: {
    readonly to?: DecodedTarget;
    readonly alternateBackends?: readonly DecodedTarget[];
    readonly port?: { readonly targetPort?: number | string };
  };
}

const target = someFields<DecodedTarget>('RouteTargetReference', { kind: text(), name: text() });

const route = someFields<DecodedRoute>('Route', {
  metadata: objectMetadata,
  spec: someFields('RouteSpec', {
    to: target,
    alternateBackends: list(target),
    port: someFields('RoutePort', { targetPort: intOrString }),
  }),
});

/**
 * Reads a Route of OpenShift. Its router dials the pods, so a number is a port of theirs; a name is that of a port of
 * the Service; neither means all of its ports. Nothing in it names the router that takes it.
 */
export const readOpenShiftRoute = partReader(
  route,
  ({ metadata = {} }) => validateObjectName(metadata),
  (decoded, { namespace }) => ({ entrances: [entranceFrom(decoded, namespace)] }),
);

function entranceFrom({ metadata = {}, spec = {} }: DecodedRoute, defaultNamespace: string): Entrance {
  const namespace = metadata.namespace || defaultNamespace;
  const { to, alternateBackends = [], port = {} } = spec;
  const services = [...(to ? [to] : []), ...alternateBackends].filter(({ kind, name }) => isService(kind) && name);
  const { targetPort } = port;
  const backends = services.map(({ name = '' }): Backend => ({
    namespace,
    service: name,
    port: typeof targetPort === 'string' && targetPort !== '' ? targetPort : undefined,
    ...(typeof targetPort === 'number' && targetPort !== 0 && { target: targetPort }),
  }));
  return Object.freeze({
    kind: 'Route',
    namespace,
    name: metadata.name || metadata.generateName || '',
    classes: Object.freeze([]),
    backends: eachOnce(backends),
  });
}

function isService(kind = ''): boolean {
  return kind === '' || kind === 'Service';
}
