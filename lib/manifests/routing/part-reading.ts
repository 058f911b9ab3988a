import type { Routing } from '../../model/routing';
import type { Decoder } from '../decode/decoder';
import { decodePart } from '../partial-decoding';
import type { Refusal } from '../refusal';
import type { ServerVersion } from '../validation/server-version';

/** What one object leads to; nothing where the API server would refuse it. */
export interface PartReading {
  readonly routing: Partial<Routing>;
  /** Why the API server would refuse the object, as far as the fields go that are read. */
  readonly errors: readonly Refusal[];
}

export interface PartOptions {
  /** The namespace of an object that names none. */
  readonly namespace: string;
  readonly server: ServerVersion;
  /** Whether a reader made the object of a text. */
  readonly isPlainData: boolean;
}

/** Reads one object of a kind that leads to pods. */
export type PartReader = (object: object, options: PartOptions) => PartReading;

/** A reader that decodes an object, asks what is wrong with it, and if nothing is, what it leads to. */
export function partReader<Decoded>(
  decoder: Decoder<Decoded>,
  refusalsOf: (decoded: Decoded, options: PartOptions) => readonly Refusal[],
  routingOf: (decoded: Decoded, options: PartOptions) => Partial<Routing>,
): PartReader {
  return (object, options) => {
    const { decoded, errors } = decodePart(decoder, object, options.isPlainData);
    if (decoded === undefined) return { routing: {}, errors };
    const refusals = refusalsOf(decoded, options);
    return { routing: refusals.length > 0 ? {} : routingOf(decoded, options), errors: refusals };
  };
}
