import type { KubernetesObject } from './kubernetes-objects';

/** What may stand without quotes: no YAML reads it as anything but text. */
const PLAIN = /^[A-Za-z][A-Za-z0-9./_-]*$/;
const TAKEN = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** Objects as documents in block style, as kubectl and Helm print them. */
export function* yamlText(objects: Iterable<KubernetesObject>): Iterable<string> {
  for (const object of objects) yield `---\n${mapping(object, '')}\n`;
}

function mapping(value: object, indent: string): string {
  return Object.entries(value)
    .map(([key, member]) => `${scalar(key)}:${below(member, indent)}`)
    .join(`\n${indent}`);
}

/** A value behind its key: on the same line, or on the lines below. */
function below(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value.map((item) => `\n${indent}  - ${sequenceItem(item, `${indent}    `)}`).join('');
  }
  if (Object.keys(value).length === 0) return ' {}';
  return `\n${indent}  ${mapping(value, `${indent}  `)}`;
}

function sequenceItem(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  return Object.keys(value).length === 0 ? '{}' : mapping(value, indent);
}

function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return PLAIN.test(value) && !TAKEN.test(value) ? value : JSON.stringify(value);
}
