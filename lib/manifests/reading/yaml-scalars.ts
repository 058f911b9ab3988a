/** What a scalar of YAML stands for. Whole numbers are bigints until it is known whether they are a key or a value. */
export type ScalarValue = string | boolean | null | number | bigint;

const WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...words(true, ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']),
  ...words(false, ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']),
  ...words(null, ['', '~', 'null', 'Null', 'NULL']),
  ...words(NaN, ['.nan', '.NaN', '.NAN']),
  ...words(Infinity, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']),
  ...words(-Infinity, ['-.inf', '-.Inf', '-.INF']),
]);

/** The ways to write a whole number: how BigInt writes the base, and a pattern for the digits without leading zeros. */
const INTEGERS: readonly (readonly [string, RegExp])[] = [
  ['', /^([1-9][0-9]*|0)$/],
  ['0x', /^0[xX](?=[0-9a-fA-F])0*([1-9a-fA-F][0-9a-fA-F]*|)$/],
  ['0o', /^0[oO]?(?=[0-7])0*([1-7][0-7]*|)$/],
  ['0b', /^0[bB](?=[01])0*(1[01]*|)$/],
];
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const LEAST_SIGNED = -(2n ** 63n);
const GREATEST_SIGNED = 2n ** 63n - 1n;
const GREATEST_UNSIGNED = 2n ** 64n - 1n;

/**
 * What a plain scalar stands for, as kubectl reads it: YAML 1.1, with its many words for true and false, and
 * octal, hexadecimal and binary numbers; but numbers to base 60 and timestamps stay strings.
 *
 * Source: the YAML parser of `sigs.k8s.io/yaml`.
 */
export function resolvePlain(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  // Underscores are let through in numbers that begin with a digit or a sign, anywhere.
  const plain = /^[-+0-9]/.test(text) ? text.replaceAll('_', '') : text;
  return integer(plain) ?? float(plain) ?? text;
}

/**
 * What a scalar with an explicit tag stands for; undefined where the text is nothing of that type.
 *
 * @param tag the whole tag, such as `tag:yaml.org,2002:int`
 */
export function resolveTagged(tag: string, text: string): ScalarValue | undefined {
  const value = resolvePlain(text);
  switch (tag.replace(/^tag:yaml\.org,2002:/, '')) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return typeof value === 'bigint' ? value : undefined;
    case 'float':
      return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined;
    case 'null':
      return value === null ? value : undefined;
    case 'timestamp':
      return /^\d{4}-\d{1,2}-\d{1,2}/.test(text) ? text : undefined;
    case 'binary':
      return decodeBase64(text);
    default:
      // Strings, and tags that nobody knows.
      return text;
  }
}

/** What a number is as the key of a map, where JSON has strings only: as Go prints it with 32 bits. */
export function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  let digits = 1;
  while (Math.fround(Number(single.toExponential(digits - 1))) !== single) digits += 1;
  const [mantissa = '', exponent = '0'] = single.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (Object.is(single, -0)) return '-0';
  if (power >= -4 && power < 6) return single.toFixed(Math.max(0, digits - 1 - power));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function words(value: ScalarValue, spellings: readonly string[]): readonly (readonly [string, ScalarValue])[] {
  return spellings.map((spelling) => [spelling, value] as const);
}

function integer(text: string): bigint | undefined {
  const unsigned = text.replace(/^[-+]/, '');
  for (const [base, pattern] of INTEGERS) {
    const digits = pattern.exec(unsigned)?.[1];
    // More digits than 64 bits can need; BigInt would take its time with a million of them.
    if (digits === undefined || digits.length > 64) continue;
    const magnitude = BigInt(base + (digits || '0'));
    const value = text.startsWith('-') ? -magnitude : magnitude;
    // Go has no sign for the numbers that need all 64 bits.
    const greatest = text.startsWith('+') ? GREATEST_SIGNED : GREATEST_UNSIGNED;
    return value >= LEAST_SIGNED && value <= greatest ? value : undefined;
  }
  return undefined;
}

function float(text: string): number | undefined {
  if (!FLOAT.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(digits), (character) => character.charCodeAt(0)),
  );
}
