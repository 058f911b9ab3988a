import { list, text } from '../decode/decoder';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { partReader } from './part-reading';

interface DecodedGrantFrom {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
}

interface DecodedGrantTo {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
}

interface DecodedGrant {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: { readonly from?: readonly DecodedGrantFrom[]; readonly to?: readonly DecodedGrantTo[] };
}

const grant = someFields<DecodedGrant>('ReferenceGrant', {
  metadata: objectMetadata,
  spec: someFields('ReferenceGrantSpec', {
    from: list(someFields<DecodedGrantFrom>('ReferenceGrantFrom', { group: text(), kind: text(), namespace: text() })),
    to: list(someFields<DecodedGrantTo>('ReferenceGrantTo', { group: text(), kind: text(), name: text() })),
  }),
});

/** Reads a ReferenceGrant of the Gateway API: whose references to objects of its namespace count. */
export const readReferenceGrant = partReader(
  grant,
  ({ metadata = {} }) => validateObjectName(metadata),
  ({ metadata = {}, spec: { from = [], to = [] } = {} }, { namespace }) => ({
    grants: [
      Object.freeze({
        kind: 'ReferenceGrant',
        namespace: metadata.namespace || namespace,
        name: metadata.name || metadata.generateName || '',
        from: Object.freeze(
          from.map(({ group = '', kind = '', namespace: of = '' }) => Object.freeze({ group, kind, namespace: of })),
        ),
        to: Object.freeze(
          to.map(({ group = '', kind = '', name }) => Object.freeze({ group, kind, ...(name && { name }) })),
        ),
      }),
    ],
  }),
);
