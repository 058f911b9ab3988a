import type { Finding } from '../diagnostics/finding';
import type { LocatedValue } from './field-path';
import { describeObject, placeOf } from './refusal-findings';
import type { Manifest } from './manifest';
import { isSurprisingNumber } from './reading/ordinary-scalars';
import { resolvePlain } from './reading/yaml-scalars';

/** A key or a number of YAML that is not what it looks like. */
export interface Surprise {
  readonly kind: 'key' | 'number';
  /** Path of the field, such as `spec.ingress[0].ports[0].port`. */
  readonly field: string;
  /** What is written there, without quotes. */
  readonly written: string;
  /** What kubectl makes of it, as JSON has it. */
  readonly read: string;
}

/** Only of ports are numbers judged; elsewhere people mean the other base, as in the mode of a file. */
const NUMBERS: readonly string[] = ['port', 'endPort', 'containerPort'];

/** The keys and numbers below a place that are not what they look like: `on:` is `true:`, and `0100` is 64. */
export function surprisesAt(place: LocatedValue, field = ''): readonly Surprise[] {
  const items = place.items();
  if (items) return items.flatMap((item, index) => surprisesAt(item, `${field}[${index}]`));
  return (place.keys() ?? []).flatMap((key) => {
    const child = place.child(key);
    if (child === undefined) return [];
    const path = field === '' ? key : `${field}.${key}`;
    const { written, writtenKey } = child;
    const surprises: Surprise[] = [];
    if (writtenKey !== undefined && writtenKey !== key) {
      surprises.push({ kind: 'key', field: path, written: writtenKey, read: JSON.stringify(key) });
    }
    if (written !== undefined && NUMBERS.includes(key)) {
      const value = resolvePlain(written);
      const number = typeof value === 'bigint' ? Number(value) : value;
      if (isSurprisingNumber(written, number))
        surprises.push({ kind: 'number', field: path, written, read: String(number) });
    }
    return [...surprises, ...surprisesAt(child, path)];
  });
}

/** The warning about what YAML 1.1, which kubectl reads, takes for something else. */
export function yamlSurprise(manifest: Manifest, surprise: Surprise, namespace: string): Finding {
  const { kind, field, written, read } = surprise;
  return {
    code: 'NP008',
    id: 'yaml-surprise',
    severity: 'warning',
    headline: `a ${kind} in ${describeObject(manifest, namespace)} is not what it looks like`,
    where: placeOf(manifest, field),
    found: `\`${written}\`, which YAML 1.1 reads as \`${read}\``,
    expected: `a ${kind} that means the same to everyone`,
    why: 'the API server gets what YAML 1.1 makes of it, and so do the verdicts',
    help: kind === 'key' ? `write \`"${written}":\`, or \`${read}:\` if that is meant` : helpForNumber(written, read),
  };
}

function helpForNumber(written: string, read: string): string {
  const decimal = written.replace(/^[-+]?0*/, '');
  const isDecimal = /^[1-9][0-9]*$/.test(decimal);
  return isDecimal ? `write \`${decimal}\`, or \`${read}\` if that is meant` : `write \`${read}\` if that is meant`;
}
