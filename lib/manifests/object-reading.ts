import type { Namespace } from '../model/cluster';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import type { ObjectKind } from './kinds';
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
  if (kind === 'policy') return readPolicy(object, options);
  if (kind === 'namespace') return { ...namespaceOf(object, options), warnings: NONE };
  const { errors = NONE, workload } = workloadOf(object, options) ?? {};
  return workload === undefined ? { errors, warnings: NONE } : { workload, errors, warnings: NONE };
}
