import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { isPlainObject, ownValue } from './decode/plain-values';
import type { FieldPath } from './field-path';
import type { Surprise } from './surprises';

/** One Kubernetes object, as it was written, and where each of its fields stands. */
export interface Manifest {
  /** It may be read out of its text anew whenever it is asked for, so ask once. */
  readonly object: Readonly<Record<string, unknown>>;
  /** What tells the object apart, where it is of a kind that no verdict depends on, and so was not read any further. */
  readonly unread?: Identity;
  /** What is wrong with the text of an object that is `unread`: where there is something, only its names are known. */
  readonly unreadable?: () => readonly Finding[];
  /** True where a reader made the object of a text: then no property of it is computed. */
  readonly isPlainData?: true;
  /** Path of the construct that made it; absent for an object that was read from a text. */
  readonly path?: string;
  /** Where the object starts; absent for an object that never was text. */
  readonly origin?: Origin;
  /** Where a field stands, or its nearest parent that is there; undefined for an object that never was text. */
  readonly originOf: (field: FieldPath) => Origin | undefined;
  /** What is written at a field, where that is YAML without quotes; undefined everywhere else. */
  readonly writtenAt?: (field: FieldPath) => string | undefined;
  /** False if a word is surely in no text of the object: it costs less than to ask for the object. */
  readonly mayMention?: (word: string) => boolean;
  /** The keys and numbers that are not what they look like; absent where there can be none. */
  readonly surprises?: () => readonly Surprise[];
}

/**
 * Makes a manifest of an object that never was text, such as one that a construct rendered.
 *
 * @param path the path of the construct, for findings
 * @example manifestOf(chart.toJson()[0], 'payments/allow-dns')
 */
export function manifestOf(object: Readonly<Record<string, unknown>>, path?: string): Manifest {
  return { object, ...(path === undefined ? {} : { path }), originOf: () => undefined };
}

/** What tells an object apart from others, as far as it is written; what is missing or no text is `''`. */
export interface Identity {
  /** `networking.k8s.io` of `networking.k8s.io/v1`; `''` for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What the API server begins a name with where none is written. */
  readonly generateName: string;
}

/** Reads what tells an object apart; it takes anything and never throws because of it. */
export function identityOf(object: object): Identity {
  const apiVersion = textAt(object, 'apiVersion');
  const slash = apiVersion.indexOf('/');
  const metadata = ownValue(object, 'metadata');
  const field = (key: string): string => (isPlainObject(metadata) ? textAt(metadata, key) : '');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textAt(object, 'kind'),
    namespace: field('namespace'),
    name: field('name'),
    generateName: field('generateName'),
  };
}

/** `namespace/name`, or the name alone; where no name is written, what the API server begins one with. */
export function objectName({ namespace, name, generateName }: Identity): string {
  const own = name || generateName;
  return namespace === '' ? own : `${namespace}/${own}`;
}

/** A kind with its group, as kubectl writes it: `Service`, `Ingress.networking.k8s.io`. */
export function qualifiedKind({ group, kind }: Pick<Identity, 'group' | 'kind'>): string {
  return group === '' ? kind : `${kind}.${group}`;
}

function textAt(object: object, key: string): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : '';
}
