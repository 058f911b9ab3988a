import { FIRST_PORT, LAST_PORT } from '../../model/port';
import { byteLength } from './go-text';
import { tooLongText } from './messages';

const NAME_LIMIT = 15;
/** The names that most have, and with nothing wrong with them where they are not too long. */
const ORDINARY = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const NONE: readonly string[] = Object.freeze([]);

/**
 * What is wrong with the name of a port (an IANA service name); empty when nothing is. Every broken part of
 * the rule is a problem of its own.
 *
 * @example portNameProblems('80') // ['must contain at least one letter (a-z)']
 */
export function portNameProblems(name: string): readonly string[] {
  if (name.length <= NAME_LIMIT && ORDINARY.test(name)) return NONE;
  const problems: string[] = [];
  if (byteLength(name) > NAME_LIMIT) problems.push(tooLongText(NAME_LIMIT, 'characters'));
  if (!/^[-a-z0-9]+$/.test(name)) {
    problems.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(name)) problems.push('must contain at least one letter (a-z)');
  if (name.includes('--')) problems.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) problems.push('must not begin or end with a hyphen');
  return problems;
}

/** What is wrong with the number of a port; empty when nothing is. */
export function portNumberProblems(port: number): readonly string[] {
  if (port >= FIRST_PORT && port <= LAST_PORT) return NONE;
  return [`must be between ${FIRST_PORT} and ${LAST_PORT}, inclusive`];
}
