import type { Requirement, Selector } from '../../model/selector';
import type { Workload } from '../../model/workload';
import { NEVER } from './bounds';
import { demandedLabel, meetsAll, valueOf } from './requirements';

/** Pods by the values of one label; those that get a value at run time may have any. */
interface PodsByValue {
  readonly byValue: ReadonlyMap<string, readonly Workload[]>;
  readonly atRunTime: readonly Workload[];
}

const NONE: readonly Workload[] = Object.freeze([]);

const indexes = new WeakMap<readonly Workload[], Map<string, PodsByValue>>();

function byLabel(pods: readonly Workload[], key: string): PodsByValue {
  const ofPods = indexes.get(pods) ?? new Map<string, PodsByValue>();
  indexes.set(pods, ofPods);
  const known = ofPods.get(key);
  if (known) return known;
  const byValue = new Map<string, Workload[]>();
  const atRunTime: Workload[] = [];
  for (const pod of pods) {
    const value = valueOf(pod.labels, key);
    if (value === undefined) {
      if (pod.runtimeLabels.includes(key)) atRunTime.push(pod);
      continue;
    }
    const alike = byValue.get(value);
    if (alike) alike.push(pod);
    else byValue.set(value, [pod]);
  }
  const index = { byValue, atRunTime };
  ofPods.set(key, index);
  return index;
}

/** The pods of a list that a selector selects, or perhaps selects, in the order of the list. */
export function podsSelectedBy(selector: Selector, pods: readonly Workload[]): readonly Workload[] {
  const { requirements } = selector;
  if (requirements.length === 0) return pods;
  // One label with one value leaves few pods to be asked about, which keep their order.
  const demanded = demandedLabel(selector);
  const value = demanded?.values.length === 1 ? demanded.values[0] : undefined;
  if (!demanded || value === undefined) return selectedAmong(pods, requirements);
  const { byValue, atRunTime } = byLabel(pods, demanded.key);
  if (atRunTime.length > 0) return selectedAmong(pods, requirements);
  const having = byValue.get(value) ?? NONE;
  return requirements.length === 1 ? having : selectedAmong(having, requirements);
}

function selectedAmong(pods: readonly Workload[], requirements: readonly Requirement[]): readonly Workload[] {
  return pods.filter((pod) => meetsAll(requirements, pod) !== NEVER);
}
