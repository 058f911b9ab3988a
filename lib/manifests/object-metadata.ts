import { text, textMap } from './decode/decoder';
import { someFields } from './partial-decoding';

/** The metadata of an object, as far as a reading depends on it. */
export interface DecodedObjectMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: ReadonlyMap<string, string>;
}

const fields = { name: text(), generateName: text(), namespace: text(), labels: textMap };

export const objectMetadata = someFields<DecodedObjectMetadata>('ObjectMeta', fields);

/** The same with annotations, for the few kinds that say something in them. */
export const annotatedMetadata = someFields<
  DecodedObjectMetadata & { readonly annotations?: ReadonlyMap<string, string> }
>('ObjectMeta', { ...fields, annotations: textMap });
