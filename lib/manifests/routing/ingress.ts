import type { Backend, Entrance } from '../../model/routing';
import { int, list, text } from '../decode/decoder';
import { annotatedMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import type { Refusal } from '../refusal';
import { invalid, required } from '../validation/api-error';
import { portNumberProblems } from '../validation/port-name';
import { eachOnce } from './backends';
import { certificatesAskedFor } from './certificates';
import { partReader } from './part-reading';

/** Where the class of an Ingress stood before it had a field; most controllers still read it there. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

interface DecodedBackend {
  /** Absent where the backend is some other resource. */
  readonly service?: {
    readonly name?: string;
    readonly port?: { readonly name?: string; readonly number?: number };
  };
}

interface DecodedIngressRule {
  readonly http?: { readonly paths?: readonly { readonly backend?: DecodedBackend }[] };
}

interface DecodedIngress {
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly annotations?: ReadonlyMap<string, string>;
  };
  readonly spec?: {
    readonly ingressClassName?: string;
    readonly defaultBackend?: DecodedBackend;
    readonly rules?: readonly DecodedIngressRule[];
  };
}

const backend = someFields<DecodedBackend>('IngressBackend', {
  service: someFields('IngressServiceBackend', {
    name: text(),
    port: someFields('ServiceBackendPort', { name: text(), number: int(32) }),
  }),
});

const ingress = someFields<DecodedIngress>('Ingress', {
  metadata: annotatedMetadata,
  spec: someFields('IngressSpec', {
    ingressClassName: text(),
    defaultBackend: backend,
    rules: list(
      someFields<DecodedIngressRule>('IngressRule', {
        http: someFields('HTTPIngressRuleValue', { paths: list(someFields('HTTPIngressPath', { backend })) }),
      }),
    ),
  }),
});

/** Reads an Ingress: its class, by field or by annotation, and the Services that it leads to. */
export const readIngress = partReader(
  ingress,
  (decoded) => [...validateObjectName(decoded.metadata ?? {}), ...backendsIn(decoded).flatMap(validateBackend)],
  (decoded, { namespace }) => {
    const entrance = entranceFrom(decoded, namespace);
    const { kind, name } = entrance;
    const object = { kind, namespace: entrance.namespace, name };
    return { entrances: [entrance], certificates: certificatesAskedFor(object, decoded.metadata?.annotations) };
  },
);

interface LocatedBackend {
  readonly field: string;
  readonly service: NonNullable<DecodedBackend['service']>;
}

/** The Services that are named, and where; a backend that is another resource leads to no pods that are known. */
function backendsIn({ spec = {} }: DecodedIngress): readonly LocatedBackend[] {
  const { defaultBackend, rules = [] } = spec;
  const found = [
    { field: 'spec.defaultBackend', backend: defaultBackend },
    ...rules.flatMap(({ http }, rule) =>
      (http?.paths ?? []).map((path, index) => ({
        field: `spec.rules[${rule}].http.paths[${index}].backend`,
        backend: path.backend,
      })),
    ),
  ];
  return found.flatMap(({ field, backend }) => (backend?.service ? [{ field, service: backend.service }] : []));
}

/** Source: Kubernetes API validation for Ingress. */
function validateBackend({ field, service: { name = '', port = {} } }: LocatedBackend): Refusal[] {
  const { name: portName = '', number = 0 } = port;
  if (name === '') return [required(`${field}.service.name`, '')];
  if (portName === '' && number === 0) return [required(field, 'port name or number is required')];
  if (portName !== '' && number !== 0) return [invalid(field, '""', 'cannot set both port name & port number')];
  const problems = number === 0 ? [] : portNumberProblems(number);
  return problems.map((problem) => invalid(`${field}.service.port.number`, `${number}`, problem));
}

function entranceFrom(decoded: DecodedIngress, defaultNamespace: string): Entrance {
  const { metadata = {}, spec = {} } = decoded;
  const namespace = metadata.namespace || defaultNamespace;
  const chosen = spec.ingressClassName || metadata.annotations?.get(CLASS_ANNOTATION);
  const backends = backendsIn(decoded).map(({ service: { name = '', port = {} } }): Backend => ({
    namespace,
    service: name,
    port: port.name || port.number,
  }));
  return Object.freeze({
    kind: 'Ingress',
    namespace,
    name: metadata.name || metadata.generateName || '',
    classes: Object.freeze(chosen ? [chosen] : []),
    backends: eachOnce(backends),
  });
}
