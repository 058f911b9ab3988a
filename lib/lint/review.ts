import type { Finding } from '../diagnostics/finding';
import type { Acknowledgement } from './acknowledgement/acknowledgement';
import type { Day } from '../diagnostics/day';
import { withoutAcknowledged, type Acknowledged } from './acknowledgement/acknowledging';
import type { Levels } from './configuration/levels';
import { byItself, oneOfACause } from './one-of-a-cause';

/** By what findings are reviewed. */
export interface Reviewing {
  readonly levels: Levels;
  readonly acknowledgements: readonly Acknowledgement[];
  /** The day that expiry is judged by; without it nothing expires. */
  readonly today?: Day | undefined;
}

/** What is left of findings after what the project says about rules, and what people have acknowledged. */
export function reviewed(findings: readonly Finding[], { levels, acknowledgements, today }: Reviewing): Acknowledged {
  const isOn = (id: string): boolean => levels.isOn({ id });
  const on = findings.filter(({ id, binding }) => binding === true || isOn(id));
  const { findings: left, acknowledged } = withoutAcknowledged(on, acknowledgements, { isOn, today });
  return {
    findings: oneOfACause(left.flatMap((finding) => levels.adjusted(finding) ?? [])),
    acknowledged: acknowledged.map((one) => ({ ...one, finding: byItself(one.finding) })),
  };
}
