/**
 * Counterexamples as JSON: plain data, with addresses and blocks as text (`address 10.0.0.1`, `cidr 10.0.0.0/8`), so that
 * they can be read, cut down and kept in test/cases/counterexamples.
 */
import { selectorOf, type Requirement } from '../../../lib/model/selector';
import { FAMILIES, formatAddress, parseAddress, type Address } from '../../../lib/sets/address';
import { formatCidr, parseCidr, type Cidr } from '../../../lib/sets/cidr';

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(members: Members, ...keys: readonly string[]): boolean {
  return Object.keys(members).length === keys.length && keys.every((key) => Object.hasOwn(members, key));
}

function isOfFamily({ family }: Members): boolean {
  return FAMILIES.some((one) => one === family);
}

function written(_key: string, value: unknown): unknown {
  if (!isMembers(value) || !isOfFamily(value)) return value;
  if (hasOnly(value, 'family', 'value')) return `address ${formatAddress(value as unknown as Address)}`;
  if (hasOnly(value, 'family', 'first', 'length')) return `cidr ${formatCidr(value as unknown as Cidr)}`;
  return value;
}

/** @throws Error if the text begins like an address or a block and is none */
function read(_key: string, value: unknown): unknown {
  if (isMembers(value) && hasOnly(value, 'requirements')) return selectorOf(value.requirements as Requirement[]);
  const [, word, text] = (typeof value === 'string' && /^(address|cidr) (.*)$/.exec(value)) || [];
  if (word === undefined || text === undefined) return value;
  const parsed = word === 'address' ? parseAddress(text) : parseCidr(text);
  if (parsed === undefined) throw new Error(`not an address or a block of addresses: ${text}`);
  return parsed;
}

/** The value as JSON. */
export function writeValue(value: unknown): string {
  return JSON.stringify(value, written, 2);
}

/** The value that {@link writeValue} wrote. */
export function readValue(json: string): unknown {
  return JSON.parse(json, read) as unknown;
}
