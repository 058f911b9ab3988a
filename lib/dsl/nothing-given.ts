import { callerOrigin } from './caller';
import { Mistake } from './mistake';

/** The mistake of a list that came out empty, where at least one is needed for the statement to say anything. */
export function nothingGiven(what: 'ports' | 'ends', help: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP215',
    id: 'nothing-given',
    severity: 'error',
    headline: `a statement names no ${what}`,
    where: { ...(origin && { origin }) },
    found: `an empty list of ${what}`,
    expected: 'at least one',
    why: 'it would say nothing, and nobody would notice',
    help,
  });
}
