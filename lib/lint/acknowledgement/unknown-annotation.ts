import type { Finding, Place } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { Labels } from '../../model/labels';

/** What annotations of this package begin with. */
export const ANNOTATION_PREFIX = 'cdk8s-netpol/';

/** What may follow: what the package writes itself, and what people write. */
export const ANNOTATION_NAMES = ['acknowledge', 'description', 'owner', 'reason', 'statement'] as const;

function unknownAnnotation(about: string, key: string, meant: string, where: Place): Finding {
  return {
    code: 'NP049',
    id: 'unknown-annotation',
    severity: 'warning',
    headline: `\`${about}\` has an annotation \`${key}\`, which is none of this package`,
    where,
    found: `\`${key}\``,
    expected: `\`${ANNOTATION_PREFIX}${meant}\`, or an annotation of another prefix`,
    why: 'what it is meant to say is said to nobody',
    help: `did you mean \`${ANNOTATION_PREFIX}${meant}\`?`,
  };
}

/**
 * A finding for each annotation of an object that is named almost like one of this package. What is like none of them may
 * be of a version to come, and is left alone.
 *
 * @param placeOf where the annotation with this key stands
 */
export function unknownAnnotations(about: string, annotations: Labels, placeOf: (key: string) => Place): Finding[] {
  return Object.keys(annotations).flatMap((key) => {
    if (!key.startsWith(ANNOTATION_PREFIX)) return [];
    const name = key.slice(ANNOTATION_PREFIX.length);
    if (ANNOTATION_NAMES.some((known) => known === name)) return [];
    const meant =
      nearest(name.toLowerCase(), ANNOTATION_NAMES) ?? ANNOTATION_NAMES.find((one) => one === name.toLowerCase());
    return meant === undefined ? [] : [unknownAnnotation(about, key, meant, placeOf(key))];
  });
}
