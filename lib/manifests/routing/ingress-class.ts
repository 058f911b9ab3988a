import { annotatedMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { partReader } from './part-reading';

/** What stands on the IngressClass to which an Ingress without a class belongs. */
const DEFAULT_ANNOTATION = 'ingressclass.kubernetes.io/is-default-class';

interface DecodedIngressClass {
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly annotations?: ReadonlyMap<string, string>;
  };
}

const ingressClass = someFields<DecodedIngressClass>('IngressClass', { metadata: annotatedMetadata });

/** Reads an IngressClass: whether it is the default. Source: Kubernetes documentation on Ingress ("Default IngressClass"). */
export const readIngressClass = partReader(
  ingressClass,
  ({ metadata = {} }) => validateObjectName(metadata),
  ({ metadata = {} }) => ({
    ingressClasses: [
      Object.freeze({
        kind: 'IngressClass',
        name: metadata.name || metadata.generateName || '',
        isDefault: metadata.annotations?.get(DEFAULT_ANNOTATION) === 'true',
      }),
    ],
  }),
);
