import { invalid } from './api-error';
import type { ApiError } from './api-error';
import { goQuoted } from './go-text';
import { validateLabelKey } from './labels';
import type { ServerVersion } from './server-version';
import { typedValue } from './typed-value';

const ORPHAN = 'orphan';
const FOREGROUND = 'foregroundDeletion';
const STANDARD: readonly string[] = ['kubernetes', ORPHAN, FOREGROUND];

/** What the API server says about finalizers: label keys by form, and not both ways to delete dependents. */
export function validateFinalizers(finalizers: readonly string[], field: string, server: ServerVersion): ApiError[] {
  const errors = finalizers.flatMap((finalizer) => validateLabelKey(finalizer, field, server));
  if (finalizers.includes(ORPHAN) && finalizers.includes(FOREGROUND)) {
    const detail = `finalizer ${ORPHAN} and ${FOREGROUND} cannot be both set`;
    errors.push(invalid(field, typedValue(finalizers, server), detail));
  }
  return errors;
}

/** Finalizers without a prefix must be one of Kubernetes' own. The server looks for this last of all metadata. */
export function validateFinalizerPrefixes(finalizers: readonly string[], field: string): ApiError[] {
  const detail = 'name is neither a standard finalizer name nor is it fully qualified';
  return finalizers.flatMap((finalizer, index) =>
    finalizer.includes('/') || STANDARD.includes(finalizer)
      ? []
      : [invalid(`${field}[${index}]`, goQuoted(finalizer), detail)],
  );
}
