import type { ApiObject, Chart } from 'cdk8s';
import type { Origin } from '../../diagnostics/origin';
import type { Direction, Policy } from '../../model/policy';

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

/** The base policies of one cluster, found by namespace and direction. */
export class Base {
  private readonly byPlace = new Map<string, BasePolicy[]>();

  constructor(readonly policies: readonly BasePolicy[]) {
    for (const base of policies) {
      for (const direction of ['ingress', 'egress'] as const) {
        if (!base.policy.isolates[direction]) continue;
        const key = `${direction} ${base.policy.namespace}`;
        const neighbours = this.byPlace.get(key);
        if (neighbours) neighbours.push(base);
        else this.byPlace.set(key, [base]);
      }
    }
  }

  /** The policies that isolate some pods of a namespace in a direction. */
  isolating(namespace: string, direction: Direction): readonly BasePolicy[] {
    return this.byPlace.get(`${direction} ${namespace}`) ?? [];
  }
}
