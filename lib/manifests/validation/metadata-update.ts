import type { DecodedMetadata } from '../decode/decoded-policy';
import { forbidden, invalid } from './api-error';
import type { ApiError } from './api-error';
import { goQuoted } from './go-text';
import { validateAnnotations, validateLabels } from './labels';
import { validateOwnerReferences } from './owner-references';
import type { ServerVersion } from './server-version';
import { typedValue } from './typed-value';

const NONE: ReadonlyMap<string, string> = new Map();
const IMMUTABLE = 'field is immutable';

/**
 * What the API server says about the metadata of an update. It fills some fields from the old object first:
 * `uid` when it is absent, the points in time and the generation always or as soon as the old object has them,
 * `namespace` from the URL. `resourceVersion` may be absent: policies allow an unconditional update.
 */
export function validateMetadataUpdate(
  metadata: Partial<DecodedMetadata>,
  old: Partial<DecodedMetadata>,
  server: ServerVersion,
): ApiError[] {
  const { labels = NONE, annotations = NONE, ownerReferences = [] } = metadata;
  return [
    ...validateNewFinalizers(metadata, old),
    ...validateImmutable(metadata, old, server),
    ...validateLabels(labels, 'metadata.labels', server),
    ...validateAnnotations(annotations, 'metadata.annotations', server),
    ...validateOwnerReferences(ownerReferences, 'metadata.ownerReferences', server),
  ];
}

function validateNewFinalizers(metadata: Partial<DecodedMetadata>, old: Partial<DecodedMetadata>): ApiError[] {
  if (!old.deletionTimestamp) return [];
  const known = new Set(old.finalizers);
  const added = [...new Set(metadata.finalizers)].filter((finalizer) => !known.has(finalizer)).sort();
  if (added.length === 0) return [];
  const detail = 'no new finalizers can be added if the object is being deleted, found new finalizers';
  return [forbidden('metadata.finalizers', `${detail} []string{${added.map(goQuoted).join(', ')}}`)];
}

function validateImmutable(
  metadata: Partial<DecodedMetadata>,
  old: Partial<DecodedMetadata>,
  server: ServerVersion,
): ApiError[] {
  const errors: ApiError[] = [];
  const { name = '', namespace = old.namespace ?? '', uid = '' } = metadata;
  if (name !== (old.name ?? '')) errors.push(invalid('metadata.name', goQuoted(name), IMMUTABLE));
  if (namespace !== (old.namespace ?? '')) errors.push(invalid('metadata.namespace', goQuoted(namespace), IMMUTABLE));
  if (uid !== '' && uid !== (old.uid ?? '')) errors.push(invalid('metadata.uid', typedValue(uid, server), IMMUTABLE));
  for (const field of ['creationTimestamp', 'deletionTimestamp'] as const) {
    const written = metadata[field];
    // An old object that has the time lends it to the update, whatever is written there.
    if (written && !old[field]) errors.push(invalid(`metadata.${field}`, timeText(written, server), IMMUTABLE));
  }
  const { deletionGracePeriodSeconds } = metadata;
  if (deletionGracePeriodSeconds !== undefined && deletionGracePeriodSeconds !== old.deletionGracePeriodSeconds) {
    errors.push(invalid('metadata.deletionGracePeriodSeconds', `${deletionGracePeriodSeconds}`, IMMUTABLE));
  }
  return errors;
}

/** A point in time as the server prints it, in UTC and without parts of a second. */
function timeText(time: string, server: ServerVersion): string {
  const utc = `${new Date(Date.parse(time.replace(',', '.'))).toISOString().slice(0, -'.000Z'.length)}`;
  return server.printsJson ? `"${utc}Z"` : `${utc.replace('T', ' ')} +0000 UTC`;
}
