import type { ApiObject } from 'cdk8s';
import type { Finding, Place } from '../diagnostics/finding';
import { originOf, type Plan, type PlannedCluster, type Registry } from '../dsl';
import type { Acknowledgement } from '../lint/acknowledgement/acknowledgement';
import { unreadableLine } from '../lint/acknowledgement/acknowledgement-findings';
import { ACKNOWLEDGE_ANNOTATION, readAnnotation } from '../lint/acknowledgement/annotation';
import { unknownAnnotations } from '../lint/acknowledgement/unknown-annotation';
import { annotationsOf } from '../manifests/annotations';
import { identityOf } from '../manifests/manifest';
import { namespaceKey, ownPath } from './belonging';
import { objectsOf } from './objects-of';

/** What an app acknowledges, and lines of annotations that cannot be read. */
export interface AppAcknowledgements {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly findings: readonly Finding[];
}

/** Everything that is acknowledged in an app: by `acknowledge(...)`, and by the annotations of its objects. */
export function acknowledgementsOf(registry: Registry, plan: Plan): AppAcknowledgements {
  const acknowledgements = registry.acknowledgements.map(({ construct, origin, ...said }): Acknowledgement => {
    const { path } = construct.node;
    const place = (): Place => {
      const found = origin();
      return { path, ...(found && { origin: found }) };
    };
    return { ...said, about: path || 'the app', scope: { constructs: [path] }, place };
  });
  const findings: Finding[] = [];
  for (const planned of plan.clusters) {
    for (const kind of ['policy', 'pods', 'namespace'] as const) {
      for (const apiObject of objectsOf(planned, kind)) {
        const annotations = annotationsOf(plan.rendering.of(apiObject));
        const about = ownPath(apiObject.node.path);
        findings.push(...unknownAnnotations(about, annotations, (key) => placeOf(apiObject, key)));
        const annotation = annotations[ACKNOWLEDGE_ANNOTATION];
        if (annotation === undefined) continue;
        const read = ofAnnotation(annotation, apiObject, scopeOf(planned, apiObject, plan));
        acknowledgements.push(...read.acknowledgements);
        findings.push(...read.findings);
      }
    }
  }
  return { acknowledgements, findings };
}

/** An object speaks for itself, and a Namespace also for what is in it. */
function scopeOf(planned: PlannedCluster, apiObject: ApiObject, { rendering }: Plan): Acknowledgement['scope'] {
  const constructs = [ownPath(apiObject.node.path)];
  const { kind, name } = identityOf(rendering.of(apiObject));
  return kind === 'Namespace' ? { constructs, objects: [namespaceKey(planned, name)] } : { constructs };
}

/** Where an annotation of an object stands. */
function placeOf(apiObject: ApiObject, key: string): Place {
  const found = originOf(apiObject)();
  return {
    path: ownPath(apiObject.node.path),
    field: `metadata.annotations.${key}`,
    ...(found && { origin: found }),
  };
}

function ofAnnotation(text: string, apiObject: ApiObject, scope: Acknowledgement['scope']): AppAcknowledgements {
  const about = ownPath(apiObject.node.path);
  const place = (): Place => placeOf(apiObject, ACKNOWLEDGE_ANNOTATION);
  const acknowledgements: Acknowledgement[] = [];
  const findings: Finding[] = [];
  for (const said of readAnnotation(text)) {
    if ('line' in said) findings.push(unreadableLine(about, said.line, said.expected, place()));
    else acknowledgements.push({ ...said, about, scope, place });
  }
  return { acknowledgements, findings };
}
