import type { Finding, Place } from '../../diagnostics/finding';
import { idProblem } from '../finding-ids';
import { type Acknowledgement } from './acknowledgement';
import { isDay } from '../../diagnostics/day';

interface Mistake {
  readonly headline: string;
  readonly found: string;
  readonly expected: string;
  readonly help: string;
}

const WHY = 'it silences nothing as it stands, and who reads it takes the finding for looked at';

/** An acknowledgement that cannot be one. */
export function invalidAcknowledgement(mistake: Mistake, where: Place): Finding {
  return { code: 'NP115', id: 'invalid-acknowledgement', severity: 'error', ...mistake, where, why: WHY };
}

/** A line of an annotation that cannot be read. */
export function unreadableLine(about: string, line: string, expected: string, where: Place): Finding {
  const headline = `a line of the acknowledgements of \`${about}\` cannot be read`;
  return invalidAcknowledgement({ headline, found: `\`${line}\``, expected, help: `write ${expected}` }, where);
}

/** What is wrong with an acknowledgement: no such rule, no reason, no day. */
export function acknowledgementProblems(acknowledgement: Acknowledgement): Finding[] {
  const { id, reason, until, about, place } = acknowledgement;
  const mistakes: Mistake[] = [];
  const problem = idProblem(id);
  if (problem)
    mistakes.push({ headline: `\`${about}\` acknowledges \`${id}\`, which cannot be acknowledged`, ...problem });
  if (reason.trim() === '') {
    mistakes.push({
      headline: `\`${about}\` acknowledges \`${id}\` without a reason`,
      found: 'no reason',
      expected: 'why the finding may stay',
      help: 'say in a few words why it may stay, and who decided so',
    });
  }
  if (until !== undefined && !isDay(until)) {
    mistakes.push({
      headline: `\`${about}\` acknowledges \`${id}\` until a day that is none`,
      found: `\`${until}\``,
      expected: 'a day of the calendar, as `YYYY-MM-DD`',
      help: 'write the last day on which it may stay, such as `2027-01-31`',
    });
  }
  return mistakes.map((mistake) => invalidAcknowledgement(mistake, place()));
}

/** An acknowledgement of something that is not there. */
export function unusedAcknowledgement({ id, about, reason, place }: Acknowledgement): Finding {
  return {
    code: 'NP116',
    id: 'unused-acknowledgement',
    severity: 'warning',
    headline: `\`${about}\` acknowledges \`${id}\`, and there is no such finding`,
    where: place(),
    found: `an acknowledgement: ${reason}`,
    expected: `a finding \`${id}\` of \`${about}\`, or of something in it`,
    why: 'it would silence the next finding of its kind, which nobody has looked at yet',
    help: 'delete the acknowledgement',
  };
}

/** The finding that an expired acknowledgement no longer silences. */
export function withExpiry(finding: Finding, { reason, until, place }: Acknowledgement): Finding {
  const { origin, path } = place();
  const where = origin ? ` (${origin.file}:${origin.line}:${origin.column})` : path ? ` (${path})` : '';
  return { ...finding, help: `${finding.help}; it was acknowledged${where} until \`${until}\`: ${reason}` };
}
