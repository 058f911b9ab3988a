import type { DecodedMetadata } from '../decode/decoded-policy';
import { invalid, required } from './api-error';
import type { ApiError } from './api-error';
import { dnsLabelProblems, subdomainProblems } from './dns-names';
import { validateFinalizerPrefixes, validateFinalizers } from './finalizers';
import { byteLength, goQuoted } from './go-text';
import { validateAnnotations, validateLabels } from './labels';
import { validateOwnerReferences } from './owner-references';
import type { ServerVersion } from './server-version';

/** What is wrong with a name; `prefix` is true for `generateName`, to which something will be appended. */
export type NameRule = (name: string, prefix: boolean) => readonly string[];

const NONE: ReadonlyMap<string, string> = new Map();

/** The rule for names of policies: a DNS-1123 subdomain. */
export const policyNameProblems: NameRule = (name, prefix) => subdomainProblems(prefix ? maskTrailingDash(name) : name);

/**
 * What the API server says about the metadata of a policy. Where the name is to be generated, the name that
 * comes out is not known here: only `generateName` is judged.
 */
export function validateMetadata(
  metadata: Partial<DecodedMetadata>,
  server: ServerVersion,
  requireNamespace: boolean,
): ApiError[] {
  return [
    ...validateCommonMetadata(metadata, policyNameProblems, server, requireNamespace),
    ...validateFinalizerPrefixes(metadata.finalizers ?? [], 'metadata.finalizers'),
  ];
}

/** The part that the server applies to objects of every type, whose names follow the given rule. */
export function validateCommonMetadata(
  metadata: Partial<DecodedMetadata>,
  nameProblems: NameRule,
  server: ServerVersion,
  requireNamespace: boolean,
): ApiError[] {
  const { generation = 0, labels = NONE, annotations = NONE, ownerReferences = [], finalizers = [] } = metadata;
  const errors = [...validateNames(metadata, nameProblems), ...validateNamespace(metadata, requireNamespace)];
  if (generation < 0) {
    errors.push(invalid('metadata.generation', `${generation}`, 'must be greater than or equal to 0'));
  }
  return [
    ...errors,
    ...validateLabels(labels, 'metadata.labels', server),
    ...validateAnnotations(annotations, 'metadata.annotations', server),
    ...validateOwnerReferences(ownerReferences, 'metadata.ownerReferences', server),
    ...validateFinalizers(finalizers, 'metadata.finalizers', server),
  ];
}

function validateNames({ name = '', generateName = '' }: Partial<DecodedMetadata>, problems: NameRule): ApiError[] {
  const errors = generateName
    ? problems(generateName, true).map((problem) => invalid('metadata.generateName', goQuoted(generateName), problem))
    : [];
  if (name) return [...errors, ...problems(name, false).map((one) => invalid('metadata.name', goQuoted(name), one))];
  return generateName ? errors : [required('metadata.name', 'name or generateName is required')];
}

function validateNamespace({ namespace = '' }: Partial<DecodedMetadata>, requireNamespace: boolean): ApiError[] {
  if (namespace === '') return requireNamespace ? [required('metadata.namespace', '')] : [];
  return dnsLabelProblems(namespace).map((problem) => invalid('metadata.namespace', goQuoted(namespace), problem));
}

/**
 * A name that ends in a dash is fine with something appended: the server puts one `a` for the last two bytes.
 * What is not ASCII stands here as one tilde a byte, just as wrong in a name and just as long.
 */
function maskTrailingDash(name: string): string {
  const bytes = name.replace(/[^\x00-\x7f]/gu, (character) => '~'.repeat(byteLength(character)));
  return bytes.length > 1 && bytes.endsWith('-') ? `${bytes.slice(0, -2)}a` : name;
}
