import { subdomainProblems } from './dns-names';
import { byteLength } from './go-text';
import { EMPTY, tooLongText, wrongForm } from './messages';
import { NEWEST_SERVER } from './server-version';
import type { ServerVersion } from './server-version';

const NAME_LIMIT = 63;
const PREFIX_LIMIT = 253;

/** The pattern of a label's name, also used for label values. */
export const LABEL_NAME_PATTERN = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

/** The keys that most have; a prefix of this form that is not too long has nothing wrong with it. */
const ORDINARY = /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const NONE: readonly string[] = Object.freeze([]);

const RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

/**
 * What is wrong with a label key, `name` or `prefix/name`; empty when nothing is. The same rule holds for
 * annotation keys (in lower case) and finalizers.
 *
 * @example labelKeyProblems('example.com/team') // []
 */
export function labelKeyProblems(key: string, server: ServerVersion = NEWEST_SERVER): readonly string[] {
  if (key.length <= PREFIX_LIMIT && ORDINARY.test(key)) return NONE;
  const wrong = wrongForm(RULE, LABEL_NAME_PATTERN, 'MyName', 'my.name', '123-abc');
  const unit = server.countsLabelBytes ? 'bytes' : 'characters';
  const parts = key.split('/', 3);
  if (parts.length === 3) {
    const noun = server.countsLabelBytes ? 'a valid label key' : 'a qualified name';
    return [`${noun} ${wrong} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const problems: string[] = [];
  const name = parts.at(-1) ?? '';
  if (parts.length === 2) problems.push(...prefixProblems(parts[0] ?? '', unit));
  if (name === '') problems.push(`name part ${EMPTY}`);
  else if (byteLength(name) > NAME_LIMIT) problems.push(`name part ${tooLongText(NAME_LIMIT, unit)}`);
  if (!isLabelName(name)) problems.push(`name part ${wrong}`);
  return problems;
}

/** True for a text of the form of a label's name; its length is not looked at. */
export function isLabelName(text: string): boolean {
  return /^[-A-Za-z0-9_.]+$/.test(text) && /^[A-Za-z0-9]/.test(text) && /[A-Za-z0-9]$/.test(text.slice(-1));
}

function prefixProblems(prefix: string, unit: 'bytes' | 'characters'): readonly string[] {
  const problems = prefix === '' ? [EMPTY] : subdomainProblems(prefix, unit);
  return problems.map((problem) => `prefix part ${problem}`);
}
