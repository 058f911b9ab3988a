import { formatCidr, parseCidr } from '../sets/cidr';

/** What the API server says about a value that YAML takes for a number or a boolean. */
export const NO_STRING = /cannot unmarshal (?:bool|number)\b.* of type string$/;

const NO_NUMBER = /cannot unmarshal string\b.* of type int32$/;
const UNSUPPORTED = /: Unsupported value: "([^"\\]*)": supported values: (.*)$/;
const NUMBER_IN_QUOTES = /: Invalid value: "(\d{1,5})": must contain at least one letter/;
const UNTIDY_CIDR = /: Invalid value: "([^"\\]*)": must not have (?:bits set beyond the prefix length|leading 0s)/;

/** The one thing to do about a field that the API server refuses, from what it says. */
export function helpFor(field: string, message: string): string {
  if (NO_STRING.test(message)) return `put quotes around the value of \`${field}\`: it must be a string`;
  if (NO_NUMBER.test(message)) return `write a number without quotes for \`${field}\``;
  if (message.startsWith('unknown field')) return `correct the spelling of \`${field}\`, or remove it`;
  const instead = supportedInstead(message) ?? portInstead(message) ?? cidrInstead(message);
  return instead ?? (field === '' ? 'make the object smaller' : `correct \`${field}\``);
}

/** The same word in the case of letters in which it is known: `ingress`, `tcp`. */
function supportedInstead(message: string): string | undefined {
  const [, value = '', listed = ''] = UNSUPPORTED.exec(message) ?? [];
  const words = listed.split(', ').map((word) => word.slice(1, -1));
  const meant = value && words.find((word) => word.toLowerCase() === value.toLowerCase());
  return meant ? `write \`${meant}\`: upper and lower case count` : undefined;
}

/** A text is the name of a port, whatever is in it. */
function portInstead(message: string): string | undefined {
  const [, number] = NUMBER_IN_QUOTES.exec(message) ?? [];
  return number === undefined ? undefined : `write \`${number}\` without quotes: in quotes it is the name of a port`;
}

function cidrInstead(message: string): string | undefined {
  const [, text = ''] = UNTIDY_CIDR.exec(message) ?? [];
  const cidr = parseCidr(text);
  return cidr && `write \`${formatCidr(cidr)}\`, the block that it stands for`;
}
