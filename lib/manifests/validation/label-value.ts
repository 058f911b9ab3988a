import { byteLength } from './go-text';
import { isLabelName, LABEL_NAME_PATTERN } from './label-key';
import { tooLongText, wrongForm } from './messages';
import { NEWEST_SERVER } from './server-version';
import type { ServerVersion } from './server-version';

const VALUE_LIMIT = 63;
/** Every value with nothing wrong with it, but the empty one. */
const ORDINARY = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const NONE: readonly string[] = Object.freeze([]);

/** What is wrong with a label value; empty when nothing is. The empty value is a good one. */
export function labelValueProblems(value: string, server: ServerVersion = NEWEST_SERVER): readonly string[] {
  if (ORDINARY.test(value)) return NONE;
  const problems: string[] = [];
  if (byteLength(value) > VALUE_LIMIT) {
    problems.push(tooLongText(VALUE_LIMIT, server.countsLabelBytes ? 'bytes' : 'characters'));
  }
  if (value !== '' && !isLabelName(value)) {
    problems.push(
      wrongForm(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
          'and must start and end with an alphanumeric character',
        `(${LABEL_NAME_PATTERN})?`,
        'MyValue',
        'my_value',
        '12345',
      ),
    );
  }
  return problems;
}
