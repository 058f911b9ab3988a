import { Chart, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { Policy } from '../../model/policy';
import type { BasePolicy } from './base';
import type { ClusterPlan } from './cluster-plan';
import { policyAsWritten } from './materialisation';
import type { AppPolicyReading, PolicyReader } from './policy-reader';
import type { Statement } from './statement';

/** A deny that is only looked at: its object lies in no app, and so is in no output. */
export interface Preview {
  readonly construct: IConstruct;
  readonly apiObject: ApiObject;
  readonly origin: () => Origin | undefined;
}

/** A cluster as it would be if one of its previews were in force. */
export interface PlannedPreview extends Pick<Preview, 'origin'> {
  readonly path: string;
  /** The deny as it would be written, and what the API server would say of it. */
  readonly reading: AppPolicyReading;
  /** All that statements would write then: those of now, and the exceptions to this deny. */
  readonly generated: readonly Policy[];
}

/** Whether a construct is still a part of its tree. */
function isInTree({ node }: IConstruct): boolean {
  return node.scope?.node.tryFindChild(node.id)?.node === node;
}

/**
 * Works out what each preview would do, one at a time: a namespace is taken over step by step.
 *
 * @param planWith the plan of the cluster with one more base policy
 * @returns the previews, and the statements that none of them would make use of
 */
export function plannedPreviews(
  previews: readonly Preview[],
  { idle }: ClusterPlan,
  reader: PolicyReader,
  planWith: (deny: BasePolicy) => ClusterPlan,
): { readonly previews: readonly PlannedPreview[]; readonly idle: readonly Statement[] } {
  let unused = idle;
  const planned = previews
    .filter(({ construct }) => isInTree(construct))
    .map(({ construct, apiObject, origin }): PlannedPreview => {
      const { path } = construct.node;
      const reading = reader.read(apiObject);
      const { policy } = reading;
      const plan = policy && planWith({ policy, source: { path, chart: Chart.of(construct), origin, apiObject } });
      const stillIdle = new Set(plan?.idle);
      if (plan) unused = unused.filter((statement) => stillIdle.has(statement));
      return { path, origin, reading, generated: (plan?.generated ?? []).flatMap((one) => policyAsWritten(one) ?? []) };
    });
  return { previews: planned, idle: unused };
}
