import type { Refusal } from './refusal';
import { invalid, required } from './validation/api-error';
import { dnsLabelProblems, subdomainProblems } from './validation/dns-names';
import { goQuoted } from './validation/go-text';

/** The names in the metadata of an object. */
export interface ObjectNames {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
}

/**
 * What the API server says about the names of an object whose own name is a DNS-1123 subdomain. It judges
 * `generateName` by the name that comes out of it, which is not known here.
 */
export function validateObjectName({ name = '', generateName = '', namespace = '' }: ObjectNames): Refusal[] {
  const errors = subdomainNameErrors(name);
  if (name === '' && generateName === '') {
    errors.push(required('metadata.name', 'name or generateName is required'));
  }
  for (const problem of namespace === '' ? [] : dnsLabelProblems(namespace)) {
    errors.push(invalid('metadata.namespace', goQuoted(namespace), problem));
  }
  return errors;
}

function subdomainNameErrors(name: string): Refusal[] {
  if (name === '') return [];
  return subdomainProblems(name).map((problem) => invalid('metadata.name', goQuoted(name), problem));
}
