import type { Namespace } from '../model/cluster';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import { kindOf } from './kinds';
import { namespaceOf } from './namespaces';
import { readPolicy } from './policy-reading';
import type { Refusal } from './refusal';
import { validateNetworkPolicy, type ServerVersionOptions } from './validation';
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

/**
 * Reads one object of any kind.
 *
 * @param namespace the namespace of an object that names none
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 */
export function readObject(object: object, namespace: string, version: ServerVersionOptions = {}): ObjectReading {
  const kind = kindOf(object);
  if (kind === 'namespace') return { ...namespaceOf(object, version), warnings: [] };
  if (kind !== 'policy') return { errors: [], ...workloadOf(object, { ...version, namespace }), warnings: [] };
  const { errors, policy } = readPolicy(object, { ...version, namespace });
  if (policy === undefined) return { errors, warnings: [] };
  return { policy, errors, warnings: validateNetworkPolicy(object, version).warnings };
}
