import type { ResolvedEnd } from './resolved-end';
import type { Unresolvable } from './unresolvable';

/** What is wrong with an end from which connections are to come; undefined for one that can open some. */
export function problemAsSource(end: ResolvedEnd): Unresolvable | undefined {
  if (end.kind !== 'pods' || !end.front) return undefined;
  return {
    code: 'NP223',
    id: 'service-as-source',
    severity: 'error',
    headline: `\`${end.text}\` opens no connections`,
    found: 'a Service as the source',
    expected: 'the workload whose pods open the connections',
    why: 'a Service leads connections to pods and opens none: those come from the pods, on addresses of their own',
    help: end.workload
      ? `name the workload behind it, \`${end.workload.namespace}/${end.workload.name}\``
      : 'name the workloads behind it',
  };
}
