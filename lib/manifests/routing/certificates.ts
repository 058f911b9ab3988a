import type { CertificateRequest, Issuer } from '../../model/routing';
import { list, text } from '../decode/decoder';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { partReader, type PartReader } from './part-reading';

const GROUP = 'cert-manager.io';

/** What stands on an Ingress for which cert-manager is to get a certificate. */
const ISSUER_ANNOTATIONS: readonly (readonly [annotation: string, kind: Issuer['kind']])[] = [
  ['cert-manager.io/issuer', 'Issuer'],
  ['cert-manager.io/cluster-issuer', 'ClusterIssuer'],
];

interface DecodedIssuer {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: { readonly acme?: { readonly solvers?: readonly { readonly http01?: object }[] } };
}

interface DecodedCertificate {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: {
    readonly issuerRef?: { readonly name?: string; readonly kind?: string; readonly group?: string };
  };
}

const issuer = (kind: Issuer['kind']) =>
  someFields<DecodedIssuer>(kind, {
    metadata: objectMetadata,
    spec: someFields('IssuerSpec', {
      acme: someFields('ACMEIssuer', {
        solvers: list(
          someFields<{ readonly http01?: object }>('ACMEChallengeSolver', {
            http01: someFields('ACMEChallengeSolverHTTP01', {}),
          }),
        ),
      }),
    }),
  });

const certificate = someFields<DecodedCertificate>('Certificate', {
  metadata: objectMetadata,
  spec: someFields('CertificateSpec', {
    issuerRef: someFields('ObjectReference', { name: text(), kind: text(), group: text() }),
  }),
});

/** Reads an Issuer or a ClusterIssuer of cert-manager: whether it has certificates issued by HTTP-01 (RFC 8555). */
export function issuerReader(kind: Issuer['kind']): PartReader {
  return partReader(
    issuer(kind),
    ({ metadata = {} }) => validateObjectName(metadata),
    ({ metadata = {}, spec = {} }, { namespace }) => ({
      issuers: [
        Object.freeze({
          kind,
          namespace: kind === 'Issuer' ? metadata.namespace || namespace : '',
          name: metadata.name || metadata.generateName || '',
          answersHttp01: (spec.acme?.solvers ?? []).some(({ http01 }) => http01 !== undefined),
        }),
      ],
    }),
  );
}

/** Reads a Certificate of cert-manager: who is to issue it. */
export const readCertificate = partReader(
  certificate,
  ({ metadata = {} }) => validateObjectName(metadata),
  ({ metadata = {}, spec: { issuerRef = {} } = {} }, { namespace }) => {
    const { name = '', kind = 'Issuer', group = GROUP } = issuerRef;
    if (name === '' || group !== GROUP || (kind !== 'Issuer' && kind !== 'ClusterIssuer')) return {};
    return {
      certificates: [
        Object.freeze({
          kind: 'Certificate',
          namespace: metadata.namespace || namespace,
          name: metadata.name || metadata.generateName || '',
          issuer: Object.freeze({ kind, name }),
        }),
      ],
    };
  },
);

/** The certificates that an Ingress asks for in its annotations. */
export function certificatesAskedFor(
  object: Pick<CertificateRequest, 'kind' | 'namespace' | 'name'>,
  annotations: ReadonlyMap<string, string> | undefined,
): readonly CertificateRequest[] {
  return ISSUER_ANNOTATIONS.flatMap(([annotation, kind]) => {
    const name = annotations?.get(annotation);
    return name ? [Object.freeze({ ...object, issuer: Object.freeze({ kind, name }) })] : [];
  });
}
