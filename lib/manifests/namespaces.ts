import type { Namespace } from '../model/cluster';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import { text, textMap } from './decode/decoder';
import { decodePart, someFields } from './partial-decoding';
import type { Refusal } from './refusal';
import { invalid, required } from './validation/api-error';
import { dnsLabelProblems } from './validation/dns-names';
import { goQuoted } from './validation/go-text';
import { validateLabels } from './validation/labels';
import { serverVersion, type ServerVersionOptions } from './validation/server-version';

/**
 * What a Namespace object stands for. With errors there is no namespace; nor is there one where the API server
 * is to make up the name, since nothing can be in it.
 */
export interface NamespaceReading {
  readonly namespace?: Namespace;
  readonly errors: readonly Refusal[];
}

interface DecodedNamespace {
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly labels?: ReadonlyMap<string, string>;
  };
}

const namespaceDecoder = someFields<DecodedNamespace>('Namespace', {
  metadata: someFields('ObjectMeta', { name: text(), generateName: text(), labels: textMap }),
});

/** A namespace of which only the name is known: it has the label that the API server gives to all of them. */
export function namespaceNamed(name: string): Namespace {
  return Object.freeze({ name, labels: Object.freeze({ [NAMESPACE_NAME_LABEL]: name }) });
}

/** The namespaces that are written, and those of which only a name is known; an empty name is none. */
export function withNamed(written: readonly Namespace[], names: Iterable<string>): readonly Namespace[] {
  const namespaces = new Map(written.map((namespace) => [namespace.name, namespace]));
  for (const name of names) {
    if (name !== '' && !namespaces.has(name)) namespaces.set(name, namespaceNamed(name));
  }
  return Object.freeze([...namespaces.values()]);
}

/**
 * The namespace of a Namespace object. Its name label is the one that the API server sets, whatever is written.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example namespaceOf({ kind: 'Namespace', metadata: { name: 'web' } }).namespace?.labels
 * // { 'kubernetes.io/metadata.name': 'web' }
 */
export function namespaceOf(object: object, options: ServerVersionOptions = {}): NamespaceReading {
  const server = serverVersion(options);
  const { decoded, errors } = decodePart(namespaceDecoder, object);
  if (decoded === undefined) return { errors };
  const { name = '', generateName = '', labels = new Map<string, string>() } = decoded.metadata ?? {};
  const refusals = [...validateName(name, generateName), ...validateLabels(labels, 'metadata.labels', server)];
  if (refusals.length > 0 || name === '') return { errors: refusals };
  const all = Object.fromEntries([...labels, [NAMESPACE_NAME_LABEL, name]]);
  return { namespace: Object.freeze({ name, labels: Object.freeze(all) }), errors: [] };
}

function validateName(name: string, generateName: string): Refusal[] {
  if (name !== '') return dnsLabelProblems(name).map((problem) => invalid('metadata.name', goQuoted(name), problem));
  return generateName === '' ? [required('metadata.name', 'name or generateName is required')] : [];
}
