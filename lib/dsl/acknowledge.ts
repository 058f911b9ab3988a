import { Construct, type IConstruct } from 'constructs';
import type { OpinionId } from '../diagnostics/opinion-id';
import type { Origin } from '../diagnostics/origin';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';
import { noConstructIn } from './no-construct';
import { registryOf } from './plan/registry';

/** Which findings may stay, and why. */
export interface AcknowledgeProps {
  /**
   * The id of the rule, such as `open-to-internet`, or its code, such as `NP119`. What the API server refuses cannot be
   * acknowledged.
   */
  readonly id: OpinionId | `NP${number}`;
  /** Why the finding may stay; without a reason it is an error. */
  readonly reason: string;
  /**
   * The last day on which it may stay, as `YYYY-MM-DD`; on the next one it comes back, and says so.
   * @default for good
   */
  readonly until?: string;
}

function nothingAcknowledged(origin: Origin | undefined): Mistake {
  return new Mistake({
    code: 'NP115',
    id: 'invalid-acknowledgement',
    severity: 'error',
    headline: '`acknowledge(...)` names no rule',
    where: { ...(origin && { origin }) },
    found: 'no second argument that is an object',
    expected: 'a rule and a reason: `{ id: ..., reason: ... }`',
    why: 'it would silence nothing, and who reads it takes a finding for looked at',
    help: 'name the rule, and say why its findings may stay',
  });
}

/**
 * Says that the findings of a rule about a construct, or about anything below it, have been looked at and may stay.
 *
 * A finding about a policy belongs to the construct that made the policy; of a generated policy that is the chart it
 * lies in, and the first construct of each statement that it was made for. One about a workload belongs to the workload.
 * An acknowledgement that silences nothing is a finding itself.
 *
 * @throws Mistake for anything that is no construct, and where no rule is named
 * @example acknowledge(payments, { id: 'open-to-internet', reason: 'public API', until: '2027-01-31' })
 */
export function acknowledge(construct: IConstruct, props: AcknowledgeProps): void {
  const origin = callerOrigin();
  if (!Construct.isConstruct(construct)) {
    const why = 'no app would ever learn of the acknowledgement';
    const help = 'acknowledge the findings of a chart or of a workload';
    throw noConstructIn({ text: 'acknowledge(...)', why, help }, origin());
  }
  // Programs also run where nobody has checked their types.
  const given: unknown = props;
  if (typeof given !== 'object' || given === null) throw nothingAcknowledged(origin());
  const { id, reason, until } = props;
  const said = {
    id: String(id ?? ''),
    reason: String(reason ?? ''),
    ...(until !== undefined && { until: String(until) }),
  };
  registryOf(construct).acknowledgements.push({ construct, ...said, origin });
}
