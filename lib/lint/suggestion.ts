import { nearest } from '../diagnostics/nearest';
import type { Selector } from '../model/selector';
import { workloadId, type Workload } from '../model/workload';
import { selects } from '../reachability/questions';

/** What a selector that selects nothing most likely meant: a label near by, or pods of another namespace. */
export function suggestionFor(
  selector: Selector,
  namespace: string,
  workloads: readonly Workload[],
): string | undefined {
  const abroad = workloads.filter((pods) => pods.namespace !== namespace && selects(selector, pods) === 'yes');
  if (abroad.length > 0) {
    const ids = abroad.map((pods) => `\`${workloadId(pods)}\``).join(', ');
    return `${ids} has these labels, in another namespace: name that namespace in the peer`;
  }
  const neighbours = workloads.filter((pods) => pods.namespace === namespace);
  for (const { key, operator, values } of selector.requirements) {
    if (operator !== 'In') continue;
    const known = neighbours.flatMap((pods) => (Object.hasOwn(pods.labels, key) ? [pods.labels[key] ?? ''] : []));
    if (values.some((value) => known.includes(value))) continue;
    const value = values.map((wanted) => nearest(wanted, known)).find((found) => found !== undefined);
    if (value !== undefined) return `did you mean \`${key}=${value}\`?`;
    const keys = neighbours.flatMap((pods) => Object.keys(pods.labels));
    const nearKey = keys.includes(key) ? undefined : nearest(key, keys);
    if (nearKey) return `did you mean the label \`${nearKey}\`?`;
  }
  return undefined;
}
