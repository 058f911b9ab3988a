import { byteLength } from './go-text';
import { tooLongText, wrongForm } from './messages';

const LABEL_LIMIT = 63;
const SUBDOMAIN_LIMIT = 253;
/** Names that most have, and with nothing wrong with them where they are not too long. */
const ORDINARY_LABEL = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ORDINARY_SUBDOMAIN = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const NONE: readonly string[] = Object.freeze([]);
const LABEL_PATTERN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN_PATTERN = `${LABEL_PATTERN}(\\.${LABEL_PATTERN})*`;

/**
 * What is wrong with a DNS-1123 subdomain, such as the name of a policy; empty when nothing is. The whole
 * has 253 bytes at most; its parts may be longer than 63.
 *
 * `unit` is what the message calls a byte: the server still says `characters` for names of objects.
 */
export function subdomainProblems(text: string, unit: 'bytes' | 'characters' = 'characters'): readonly string[] {
  if (text.length <= SUBDOMAIN_LIMIT && ORDINARY_SUBDOMAIN.test(text)) return NONE;
  const problems: string[] = [];
  if (byteLength(text) > SUBDOMAIN_LIMIT) problems.push(tooLongText(SUBDOMAIN_LIMIT, unit));
  if (!isSubdomain(text)) {
    problems.push(
      wrongForm(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
          'and must start and end with an alphanumeric character',
        SUBDOMAIN_PATTERN,
        'example.com',
      ),
    );
  }
  return problems;
}

/** What is wrong with a DNS-1123 label, such as the name of a namespace; empty when nothing is. */
export function dnsLabelProblems(text: string): readonly string[] {
  if (text.length <= LABEL_LIMIT && ORDINARY_LABEL.test(text)) return NONE;
  const problems: string[] = [];
  if (byteLength(text) > LABEL_LIMIT) problems.push(tooLongText(LABEL_LIMIT, 'characters'));
  if (isLabel(text)) return problems;
  if (isSubdomain(text)) return [...problems, 'must not contain dots'];
  return [
    ...problems,
    wrongForm(
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
        'and must start and end with an alphanumeric character',
      LABEL_PATTERN,
      'my-name',
      '123-abc',
    ),
  ];
}

/** The pattern of a label without its nested group, which would cost memory on very long texts. */
function isLabel(text: string): boolean {
  return /^[-a-z0-9]+$/.test(text) && !text.startsWith('-') && !text.endsWith('-');
}

function isSubdomain(text: string): boolean {
  return text.split('.').every(isLabel);
}
