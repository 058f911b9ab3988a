import type { Namespace } from '../model/cluster';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import type { ObjectKind } from './kinds';
import { isInCluster } from './in-cluster';
import { namespaceOf } from './namespaces';
import { readPolicy } from './policy-reading';
import type { Refusal } from './refusal';
import type { ServerVersionOptions } from './validation';
import { workloadOf } from './workloads';

/** What one object comes to in a cluster; nothing at all where there are errors. */
export interface ObjectReading {
  readonly policy?: Policy;
  readonly workload?: Workload;
  readonly namespace?: Namespace;
  /** Why the API server would refuse the object. */
  readonly errors: readonly Refusal[];
  /** What the API server would say about an object that it accepts. */
  readonly warnings: readonly Refusal[];
  /** Why the API server would refuse an object that is in the cluster already, if it had to be created. */
  readonly outlived?: readonly Refusal[];
  /** Where there are errors, the newest Kubernetes version that accepts the object all the same, if there is one. */
  readonly acceptedUpTo?: string;
  /** Why nobody can tell what pods the object makes. */
  readonly notJudged?: string;
}

export interface ObjectOptions extends ServerVersionOptions {
  /** The namespace of an object that names none. */
  readonly namespace: string;
  /** Whether a reader made the object of a text. */
  readonly isPlainData: boolean;
}

const NONE: readonly Refusal[] = Object.freeze([]);

/**
 * Reads one object of any kind.
 *
 * @param kind what {@link kindOf} makes of the object
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 */
export function readObject(object: object, kind: ObjectKind, options: ObjectOptions): ObjectReading {
  if (kind === 'policy') return readPolicyObject(object, options);
  if (kind === 'namespace') return { ...namespaceOf(object, options), warnings: NONE };
  return { errors: NONE, ...workloadOf(object, options), warnings: NONE };
}

/**
 * A policy that is in the cluster was accepted when it was written, maybe by an older server, and it is in force as
 * it is: an upgrade of the server takes nothing away.
 */
function readPolicyObject(object: object, options: ObjectOptions): ObjectReading {
  const reading = readPolicy(object, options);
  const { errors, acceptedUpTo } = reading;
  if (acceptedUpTo === undefined || !isInCluster(object)) return reading;
  const older = readPolicy(object, { ...options, kubernetesVersion: acceptedUpTo });
  const refused = new Set(errors.map(({ field }) => field));
  const warnings = older.warnings.filter(({ field }) => !refused.has(field));
  return { ...older, warnings, outlived: errors };
}
