import type { Direction, Policy } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { IsolatingPolicy } from '../judgement';
import type { World } from '../world';
import { ALWAYS, NEVER } from './bounds';
import { demandedLabel, meetsAll, valueOf } from './requirements';

/** The policies of a namespace by a label that all pods must have which they select. Policies are named by position. */
interface Postings {
  /** Policies whose selector demands no label with a value of a list. */
  readonly others: readonly number[];
  readonly byLabel: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
}

const postingsByPolicies = new WeakMap<readonly Policy[], Postings>();

function postingsOf(policies: readonly Policy[]): Postings {
  const known = postingsByPolicies.get(policies);
  if (known) return known;
  const others: number[] = [];
  const byLabel = new Map<string, Map<string, number[]>>();
  policies.forEach(({ selector }, position) => {
    const demanded = demandedLabel(selector);
    if (!demanded) {
      others.push(position);
      return;
    }
    const byValue = byLabel.get(demanded.key) ?? new Map<string, number[]>();
    byLabel.set(demanded.key, byValue);
    for (const value of demanded.values) {
      const posted = byValue.get(value);
      if (posted) posted.push(position);
      else byValue.set(value, [position]);
    }
  });
  const postings = { others, byLabel };
  postingsByPolicies.set(policies, postings);
  return postings;
}

/** The positions of both lists, in order, each once. */
function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length === 0) return other;
  const positions: number[] = [];
  let next = 0;
  for (const position of one) {
    for (let before = other[next]; before !== undefined && before <= position; before = other[++next]) {
      if (before < position) positions.push(before);
    }
    positions.push(position);
  }
  for (let left = other[next]; left !== undefined; left = other[++next]) positions.push(left);
  return positions;
}

/** The positions of the policies that may select a pod, in order. */
function candidates({ others, byLabel }: Postings, { labels, runtimeLabels }: Workload): readonly number[] {
  let positions = others;
  for (const [key, byValue] of byLabel) {
    const value = valueOf(labels, key);
    const posted = value === undefined ? undefined : byValue.get(value);
    if (posted) positions = merged(positions, posted);
    else if (value === undefined && runtimeLabels.includes(key)) {
      for (const any of byValue.values()) positions = merged(positions, any);
    }
  }
  return positions;
}

/** Whether some policy that may select a pod is of a kind: those that demand one of its labels are asked first. */
export function someCandidate(world: World, workload: Workload, isSought: (policy: Policy) => boolean): boolean {
  const policies = world.policiesIn(workload.namespace);
  const { others, byLabel } = postingsOf(policies);
  const isOneOf = (positions: readonly number[]): boolean => {
    for (const position of positions) {
      const policy = policies[position];
      if (policy && isSought(policy)) return true;
    }
    return false;
  };
  for (const [key, byValue] of byLabel) {
    const value = valueOf(workload.labels, key);
    const posted = value === undefined ? undefined : byValue.get(value);
    if (posted && isOneOf(posted)) return true;
    if (value !== undefined || !workload.runtimeLabels.includes(key)) continue;
    for (const any of byValue.values()) if (isOneOf(any)) return true;
  }
  return isOneOf(others);
}

/**
 * Which policies isolate a pod in a direction, for certain or perhaps, in the order of the policies of its namespace.
 * By labels alone: whether policies apply to a pod on the host network is an option.
 */
export function isolatingPolicies(world: World, workload: Workload, direction: Direction): IsolatingPolicy[] {
  const policies = world.policiesIn(workload.namespace);
  const found: IsolatingPolicy[] = [];
  for (const position of candidates(postingsOf(policies), workload)) {
    const policy = policies[position];
    if (!policy?.isolates[direction]) continue;
    const selected = meetsAll(policy.selector.requirements, workload);
    if (selected !== NEVER) found.push({ policy, selects: selected === ALWAYS ? 'yes' : 'depends' });
  }
  return found;
}
