import { identityOf, type Manifest } from '../../manifests/manifest';
import type { Policy } from '../../model/policy';

/** The path of a field: keys of maps, and positions in lists. */
export type Steps = readonly (string | number)[];

/** One operation of a JSON patch (RFC 6902), as `kubectl patch --type json` and kustomize take it. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** A change of one object, for people and for programs. */
export interface ObjectPatch {
  readonly target: {
    /** Absent for a kind that is not one of Kubernetes, if no such object was read. */
    readonly apiVersion?: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
  readonly file?: string;
  readonly line?: number;
  /** What is done to the field, as a person would do it. */
  readonly action: 'add to' | 'set' | 'remove';
  readonly field: string;
  /** What is added, or what the field is set to. */
  readonly value?: unknown;
  readonly operation: PatchOperation;
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  NetworkPolicy: 'networking.k8s.io/v1',
  Pod: 'v1',
  ReplicationController: 'v1',
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Rollout: 'argoproj.io/v1alpha1',
};

/** `spec.ingress[0].ports` as a JSON pointer. */
export function pointer(...steps: Steps): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Where a field stands, as far as anybody knows. */
export function placeOf(manifest: Manifest | undefined, field: string): Pick<ObjectPatch, 'file' | 'line'> {
  const origin = manifest?.originOf(field) ?? manifest?.origin;
  return origin ? { file: origin.file, line: origin.line } : {};
}

/** The object that a patch is for: as it was read, else as Kubernetes serves its kind. */
export function targetOf(
  manifest: Manifest | undefined,
  { namespace, name }: Pick<Policy, 'namespace' | 'name'>,
  kind: string,
): ObjectPatch['target'] {
  const identity = manifest && identityOf(manifest.object);
  const apiVersion = identity ? [identity.group, identity.version].filter(Boolean).join('/') : API_VERSIONS[kind];
  return { ...(apiVersion !== undefined && { apiVersion }), kind, namespace, name };
}

/** The path as the API server writes it: `spec.ingress[0].ports`. */
export function fieldText(steps: Steps): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

/** What stands at the path; undefined where nothing does. */
export function valueAt(object: unknown, steps: Steps): unknown {
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined,
    object,
  );
}
