import type { Finding } from '../../diagnostics/finding';
import { annotationsOf } from '../../manifests/annotations';
import type { ClusterReading } from '../../manifests/cluster-reading';
import type { Manifest } from '../../manifests/manifest';
import { manifestKey } from '../../manifests/manifest-key';
import { workloadId } from '../../model/workload';
import type { Acknowledgement } from '../acknowledgement/acknowledgement';
import { unreadableLine } from '../acknowledgement/acknowledgement-findings';
import { ACKNOWLEDGE_ANNOTATION, readAnnotation } from '../acknowledgement/annotation';
import { ANNOTATION_PREFIX, unknownAnnotations } from '../acknowledgement/unknown-annotation';
import { namespaceKey, placeOf, type Placed } from './belonging';

/** What manifests acknowledge, and lines of their annotations that cannot be read. */
export interface AnnotatedAcknowledgements {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly findings: readonly Finding[];
}

/** The objects that may acknowledge something: a Namespace speaks for all that is in it. */
function* speakers({ cluster, sources }: ClusterReading): Generator<Placed & { readonly isNamespace: boolean }> {
  for (const policy of cluster.policies) {
    const { namespace, name } = policy;
    yield { path: `${namespace}/${name}`, namespace, manifest: sources.get(policy), isNamespace: false };
  }
  for (const workload of cluster.workloads) {
    const { namespace } = workload;
    yield { path: workloadId(workload), namespace, manifest: sources.get(workload), isNamespace: false };
  }
  for (const namespace of cluster.namespaces) {
    const { name } = namespace;
    yield { path: name, namespace: name, manifest: sources.get(namespace), isNamespace: true };
  }
}

/** Everything that the annotations of manifests acknowledge: those of policies, of workloads, and of Namespaces. */
export function acknowledgementsIn(reading: ClusterReading): AnnotatedAcknowledgements {
  const acknowledgements: Acknowledgement[] = [];
  const findings: Finding[] = [];
  const seen = new Set<Manifest>();
  for (const speaker of speakers(reading)) {
    const { manifest, path, namespace, isNamespace } = speaker;
    if (!manifest || seen.has(manifest)) continue;
    seen.add(manifest);
    if (manifest.mayMention?.(ANNOTATION_PREFIX) === false) continue;
    const annotations = annotationsOf(manifest.object);
    findings.push(...unknownAnnotations(path, annotations, (key) => placeOf(speaker, `metadata.annotations.${key}`)));
    const text = annotations[ACKNOWLEDGE_ANNOTATION];
    if (text === undefined) continue;
    const place = () => placeOf(speaker, `metadata.annotations.${ACKNOWLEDGE_ANNOTATION}`);
    const objects = isNamespace ? [namespaceKey(namespace), ...keysIn(namespace, reading)] : [manifestKey(manifest)];
    for (const said of readAnnotation(text)) {
      if ('line' in said) findings.push(unreadableLine(path, said.line, said.expected, place()));
      else acknowledgements.push({ ...said, about: path, scope: { objects }, place });
    }
  }
  return { acknowledgements, findings };
}

/** The objects of a namespace by themselves: what is said about their manifests as they are written knows no more. */
function keysIn(namespace: string, { sources }: ClusterReading): string[] {
  const inside = [...sources].filter(([one]) => ('namespace' in one ? one.namespace : one.name) === namespace);
  return [...new Set(inside.map(([, manifest]) => manifestKey(manifest)))];
}
