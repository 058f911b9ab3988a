import { parseAddress, type Address } from '../sets/address';
import type { Cidr } from '../sets/cidr';
import { readBlock } from './block-words';
import { NotUnderstood } from './not-understood';
import { kindSpelt } from './workload-kinds';

/**
 * A workload as a person names it: `payments/api`, or `payments/Deployment/api` where the name alone is not enough. A kind
 * is as Kubernetes spells it, where it is one of Kubernetes.
 */
export interface WorkloadName {
  readonly namespace: string;
  readonly kind?: string;
  readonly name: string;
}

/** An end as a person names it. `text` is what they wrote. */
export type EndWords = { readonly text: string } & (
  | { readonly is: 'workload'; readonly workload: WorkloadName }
  | { readonly is: 'address'; readonly address: Address }
  | { readonly is: 'block'; readonly block: Cidr }
  | { readonly is: 'anywhere' }
);

/** Every address outside; no workload, since those have a slash. */
const ANYWHERE = 'anywhere';
/** Names of namespaces have neither dots nor colons, so what begins like this is meant as addresses. */
const ADDRESSES = /^[^/]*[.:]/;

/**
 * Reads the name of a workload.
 *
 * @throws NotUnderstood if it is none
 */
export function readWorkloadName(text: string): WorkloadName {
  const parts = text.split('/');
  const [namespace = '', second = '', third] = parts;
  if (parts.length === 2 && namespace && second) return { namespace, name: second };
  if (parts.length === 3 && namespace && second && third) {
    return { namespace, kind: kindSpelt(second) ?? second, name: third };
  }
  throw new NotUnderstood('A workload is written NAMESPACE/NAME, or NAMESPACE/KIND/NAME.');
}

/**
 * Reads an end: `NAMESPACE/NAME`, `NAMESPACE/KIND/NAME`, an address, a block of addresses, or `anywhere`.
 *
 * @throws NotUnderstood if it is none of them
 */
export function readEnd(text: string): EndWords {
  if (text === ANYWHERE) return { text, is: 'anywhere' };
  if (!ADDRESSES.test(text)) return { text, is: 'workload', workload: readWorkloadName(text) };
  if (text.includes('/')) return { text, is: 'block', block: readBlock(text) };
  const address = parseAddress(text, 'strict');
  if (!address) throw new NotUnderstood('An address is written like 203.0.113.7 or 2001:db8::7.');
  return { text, is: 'address', address };
}
