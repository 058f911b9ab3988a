import { isDay } from '../../diagnostics/day';

/** The annotation by which an object acknowledges findings about it. */
export const ACKNOWLEDGE_ANNOTATION = 'cdk8s-netpol/acknowledge';

/** What one line of the annotation says. */
export interface AnnotatedAcknowledgement {
  readonly id: string;
  readonly reason: string;
  readonly until?: string;
}

/** A line of the annotation that says nothing. */
export interface UnreadableLine {
  readonly line: string;
  readonly expected: string;
}

const LINE = /^([a-zA-Z0-9-]+)(?:\s+until\s+(\S+?))?\s*:\s*(.*)$/;
const SYNTAX = '`<id>: <reason>`, or `<id> until YYYY-MM-DD: <reason>`';

/**
 * Reads the annotation: an acknowledgement a line, `<id>: <reason>` or `<id> until YYYY-MM-DD: <reason>`. Empty lines
 * and lines that begin with `#` say nothing.
 *
 * @example readAnnotation('dns-blocked: it speaks to addresses only')
 * // [{ id: 'dns-blocked', reason: 'it speaks to addresses only' }]
 */
export function readAnnotation(text: string): (AnnotatedAcknowledgement | UnreadableLine)[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readLine);
}

function readLine(line: string): AnnotatedAcknowledgement | UnreadableLine {
  const [, id, until, reason = ''] = LINE.exec(line) ?? [];
  if (id === undefined) return { line, expected: SYNTAX };
  if (until !== undefined && !isDay(until)) return { line, expected: 'a day, as `YYYY-MM-DD`' };
  return { id, reason: reason.trim(), ...(until !== undefined && { until }) };
}
