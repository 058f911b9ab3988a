import type { ApiObject, Chart } from 'cdk8s';
import type { Origin } from '../../diagnostics/origin';
import { DIRECTIONS, type Direction, type Policy } from '../../model/policy';
import type { Requirement, Selector } from '../../model/selector';

/** Where a policy of the app came from, for findings and for the place of its exceptions. */
export interface PolicySource {
  /** The construct path of the policy or of what declared it. */
  readonly path: string;
  readonly chart: Chart;
  readonly origin: () => Origin | undefined;
  /** Absent for a policy that others installed: it is judged and never written. */
  readonly apiObject?: ApiObject;
}

/** A policy that no `allow` and no pattern made: what isolates pods to begin with. */
export interface BasePolicy {
  readonly policy: Policy;
  readonly source: PolicySource;
}

/** A base policy, and how many there are before it. */
interface Placed {
  readonly base: BasePolicy;
  readonly position: number;
}

/**
 * The policies that isolate pods of one namespace in one direction. Most ask for a label with one value: those are found
 * by that value, so that the pods of one application need not be compared with the policies of all others.
 */
class Isolation {
  private readonly placed: Placed[] = [];
  /** By the key and the value of the first label that a policy asks for. */
  private readonly byLabel = new Map<string, Map<string, Placed[]>>();
  private readonly loose: Placed[] = [];

  add(base: BasePolicy): void {
    const placed = { base, position: this.placed.length };
    this.placed.push(placed);
    const asked = base.policy.selector.requirements.find(onlyValueOf);
    const value = asked && onlyValueOf(asked);
    if (!asked || value === undefined) {
      this.loose.push(placed);
      return;
    }
    const byValue = this.byLabel.get(asked.key) ?? new Map<string, Placed[]>();
    this.byLabel.set(asked.key, byValue);
    const neighbours = byValue.get(value);
    if (neighbours) neighbours.push(placed);
    else byValue.set(value, [placed]);
  }

  /** Those that may isolate pods of the selector, in the order in which they were added; the others surely do not. */
  of({ requirements }: Selector): BasePolicy[] {
    const candidates = [...this.loose];
    for (const [key, byValue] of this.byLabel) {
      const asked = requirements.find((one) => one.key === key && one.operator === 'In');
      const groups = asked ? asked.values.map((value) => byValue.get(value) ?? []) : [...byValue.values()];
      for (const group of groups) for (const placed of group) candidates.push(placed);
    }
    return candidates.sort((one, other) => one.position - other.position).map(({ base }) => base);
  }
}

function onlyValueOf({ operator, values }: Requirement): string | undefined {
  return operator === 'In' && values.length === 1 ? values[0] : undefined;
}

/** The base policies of one cluster, found by namespace, direction and the pods that they are about. */
export class Base {
  private readonly byPlace = new Map<string, Isolation>();

  constructor(readonly policies: readonly BasePolicy[]) {
    for (const base of policies) {
      for (const direction of DIRECTIONS) {
        if (!base.policy.isolates[direction]) continue;
        const key = `${direction} ${base.policy.namespace}`;
        const isolation = this.byPlace.get(key) ?? new Isolation();
        this.byPlace.set(key, isolation);
        isolation.add(base);
      }
    }
  }

  /** The policies that isolate some pods of a selector in a direction: all that do, and perhaps some that do not. */
  isolating(namespace: string, direction: Direction, pods: Selector): readonly BasePolicy[] {
    return this.byPlace.get(`${direction} ${namespace}`)?.of(pods) ?? [];
  }
}
