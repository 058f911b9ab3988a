import type { ApiError } from '../validation/api-error';
import { ownValue } from './plain-values';

/** The API server takes no request body above this many bytes. */
export const REQUEST_LIMIT = 3 * 1024 * 1024;

/** The server stops to collect unknown fields here. */
const UNKNOWN_FIELD_LIMIT = 100;

/** Thrown by {@link Problems.spend} and caught by the decoder of the whole object; nobody else sees it. */
export class RequestTooLarge extends Error {}

/**
 * What went wrong while an object was decoded. It also counts, from below, the bytes that the object has as
 * JSON: so a list of four billion holes, or one list that a million rules share, is refused and not walked.
 */
export class Problems {
  private readonly wrongTypes: ApiError[] = [];
  private readonly fatal: ApiError[] = [];
  private readonly unknownFields: ApiError[] = [];
  private bytes = 0;

  /** @param isPlainData true for an object that a reader made of a text: none of its properties is computed */
  constructor(private readonly isPlainData = false) {}

  /** The object's own value under one of its keys, or under the name of a field; undefined when there is none. */
  valueIn(object: object, key: string | number): unknown {
    // Asking for a property with care takes several times longer than asking for it.
    return this.isPlainData ? (object as Readonly<Record<string | number, unknown>>)[key] : ownValue(object, key);
  }

  /**
   * A value of a type that the field cannot hold; `message` is what Go's JSON decoder says. A `fatal` one comes
   * from a Go type that decodes itself: there Go gives up, and forgets the wrong types it has seen before.
   */
  wrongType(field: string, message: string, fatal: boolean): void {
    const errors = fatal ? this.fatal : this.wrongTypes;
    errors.push({ field, kind: 'WrongType', detail: message, message });
  }

  /** A field that the type does not have. */
  unknownField(field: string): void {
    if (this.unknownFields.length === UNKNOWN_FIELD_LIMIT) return;
    const message = `unknown field "${field}"`;
    this.unknownFields.push({ field, kind: 'UnknownField', detail: message, message });
  }

  /**
   * Counts bytes of the request.
   *
   * @throws RequestTooLarge when the request is longer than the server takes
   */
  spend(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > REQUEST_LIMIT) throw new RequestTooLarge();
  }

  /** What the server reports first comes first. Wrong types stop the decoding: unknown fields only show without them. */
  get all(): readonly ApiError[] {
    const wrongTypes = [...this.fatal, ...this.wrongTypes];
    return wrongTypes.length > 0 ? wrongTypes : this.unknownFields;
  }
}
