import type { Labels } from '../model/labels';
import type { Workload } from '../model/workload';
import { declaredPorts, validateContainerPorts } from './container-ports';
import {
  cronJobLabels,
  daemonSetLabels,
  deploymentLabels,
  jobLabels,
  noControllerLabels,
  rolloutLabels,
  statefulSetLabels,
  type ControllerLabeling,
} from './controller-labels';
import { kindOf } from './kinds';
import { identityOf } from './manifest';
import { validateObjectName } from './object-names';
import { podStatusFrom, validatePodStatus } from './pod-status';
import { decodePart } from './partial-decoding';
import { podsOf } from './pods-of-workload';
import { setOwn } from './reading/read-document';
import type { Refusal } from './refusal';
import { unknownPodsOf } from './rollout-pods';
import { validateTemplateSelector } from './template-selector';
import { validateLabels } from './validation/labels';
import { serverVersion, type ServerVersion, type ServerVersionOptions } from './validation/server-version';
import { WORKLOAD_DECODERS, type DecodedWorkload } from './workload-decoding';

export interface WorkloadOptions extends ServerVersionOptions {
  /**
   * The namespace of an object whose metadata names none.
   *
   * @default 'default'
   */
  readonly namespace?: string;
  /**
   * Whether a reader made the object of a text, so that no property is computed: then it is read sooner.
   *
   * @default false
   */
  readonly isPlainData?: boolean;
}

/** What an object that makes pods stands for: a workload, or why there is none. */
export interface WorkloadReading {
  readonly workload?: Workload;
  /** Why the API server would refuse the object, as far as the parts go that a verdict depends on. */
  readonly errors: readonly Refusal[];
  /** Why nobody can tell what its pods are, as the end of "it is not judged: ...". */
  readonly notJudged?: string;
}

const LABELINGS: Readonly<Record<string, ControllerLabeling>> = {
  Pod: noControllerLabels,
  ReplicaSet: noControllerLabels,
  ReplicationController: noControllerLabels,
  Deployment: deploymentLabels,
  StatefulSet: statefulSetLabels,
  DaemonSet: daemonSetLabels,
  Job: jobLabels,
  CronJob: cronJobLabels,
  Rollout: rolloutLabels,
};

const NONE: readonly string[] = Object.freeze([]);

/**
 * The pods that an object makes, as one workload; undefined for an object that makes none.
 *
 * The labels are those of the pod template, never of the object itself, with those that its controller adds.
 * A workload that is scaled to nothing counts all the same: it can be scaled up again. Addresses and the phase
 * are taken from the status of a Pod only. An object without a name has its `generateName` instead.
 *
 * The object may be anything: this never throws because of it. Fields that no verdict depends on are not judged.
 *
 * Sources: the controllers of the Kubernetes kinds; Kubernetes API validation for pods and labels.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example workloadOf(deployment, { namespace: 'payments' })?.workload?.runtimeLabels // ['pod-template-hash']
 */
export function workloadOf(object: object, options: WorkloadOptions = {}): WorkloadReading | undefined {
  const { kind } = identityOf(object);
  const server = serverVersion(options);
  const decoder = kindOf(object) === 'pods' ? WORKLOAD_DECODERS.get(kind) : undefined;
  if (decoder === undefined) return undefined;
  const { decoded, errors } = decodePart(decoder, object, options.isPlainData);
  if (decoded === undefined) return { errors };
  const notJudged = kind === 'Rollout' ? unknownPodsOf(object) : undefined;
  if (notJudged !== undefined) return { errors: [], notJudged };
  const refusals = validate(decoded, kind, server);
  return refusals.length > 0 ? { errors: refusals } : { workload: workloadFrom(decoded, kind, options), errors: [] };
}

function workloadFrom(decoded: DecodedWorkload, kind: string, { namespace = 'default' }: WorkloadOptions): Workload {
  const { metadata = {}, spec = {}, status = {} } = decoded;
  const pods = podsOf(decoded, kind);
  const labelingSpec = kind === 'CronJob' ? (spec.jobTemplate?.spec ?? {}) : spec;
  const added = LABELINGS[kind]?.(labelingSpec, metadata.name || undefined, pods.labels);
  return Object.freeze({
    namespace: metadata.namespace || namespace,
    name: metadata.name || metadata.generateName || '',
    kind,
    labels: labelsFrom(pods.labels, added?.known ?? {}, added?.runtime ?? []),
    runtimeLabels: added?.runtime.length ? Object.freeze([...added.runtime]) : NONE,
    ports: declaredPorts(pods.spec),
    hostNetwork: pods.spec.hostNetwork ?? false,
    ...podStatusFrom(status),
  });
}

/** What the controller adds wins over what is written: it sets these keys itself. */
function labelsFrom(
  written: ReadonlyMap<string, string>,
  known: Readonly<Record<string, string>>,
  runtime: readonly string[],
): Labels {
  const labels: Record<string, string> = {};
  for (const [key, value] of written) if (!runtime.includes(key)) setOwn(labels, key, value);
  for (const [key, value] of Object.entries(known)) if (!runtime.includes(key)) setOwn(labels, key, value);
  return Object.freeze(labels);
}

function validate(decoded: DecodedWorkload, kind: string, server: ServerVersion): Refusal[] {
  const { metadata = {}, spec = {}, status = {} } = decoded;
  const pods = podsOf(decoded, kind);
  const refusals = validateObjectName(metadata);
  if (metadata.labels) refusals.push(...validateLabels(metadata.labels, 'metadata.labels', server));
  if (kind !== 'Pod') refusals.push(...validateLabels(pods.labels, pods.labelsField, server));
  refusals.push(...validateTemplateSelector(spec, pods, kind, server));
  refusals.push(...validateContainerPorts(pods.spec, pods.specField, server));
  if (kind === 'Pod') refusals.push(...validatePodStatus(status));
  return refusals;
}
