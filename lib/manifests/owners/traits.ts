import { FAMILIES } from '../../sets/address';
import type { Workload } from '../../model/workload';
import type { Mentioned } from './mentioned';

/** One thing by which policies may tell pods apart, and what it is for some pods. */
export interface Trait {
  /** As findings name it, such as ``label `version` ``. */
  readonly name: string;
  readonly value: string;
  /** True where the value is not known, so that it may be any. */
  readonly isOpen?: true;
}

/** All that policies may tell pods of one namespace apart by, always in the same order. */
export function traitsOf(workload: Workload, mentioned: Mentioned): readonly Trait[] {
  return [
    { name: 'state', value: workload.finished ? 'finished' : 'running' },
    { name: 'network', value: workload.hostNetwork ? 'that of the node' : 'their own' },
    addressesOf(workload, mentioned),
    { name: 'named ports', value: namedPorts(workload, mentioned) },
    ...mentioned.labels.map((key) => labelOf(workload, key)),
  ];
}

/** Text that is equal for pods which no policy tells apart. */
export function traitsKey(traits: readonly Trait[]): string {
  return JSON.stringify(traits.map(({ value }) => value));
}

/** The names of the traits in which two sets of pods differ; what is not known is taken to agree. */
export function differences(some: readonly Trait[], others: readonly Trait[]): readonly string[] {
  return some
    .filter(({ value, isOpen }, index) => !isOpen && !others[index]?.isOpen && value !== others[index]?.value)
    .map(({ name }) => name);
}

function addressesOf({ addresses }: Workload, { hasBlocks }: Mentioned): Trait {
  const families = FAMILIES.filter((family) => addresses.some((address) => address.family === family));
  if (families.length > 0) return { name: 'address families', value: families.join(' and ') };
  // A pod that waits for its address is like the others, if nobody asks for addresses.
  return { name: 'address families', value: 'not known', ...(hasBlocks ? {} : { isOpen: true }) };
}

function namedPorts({ ports }: Workload, mentioned: Mentioned): string {
  if (mentioned.ports.size === 0) return 'none';
  const named = ports.filter(({ name }) => name !== undefined && mentioned.ports.has(name));
  const texts = named.map(
    ({ name, number, protocol, sidecar }) => `${name} ${number}/${protocol}${sidecar ? ' (sidecar)' : ''}`,
  );
  return texts.length === 0 ? 'none' : texts.sort().join(', ');
}

function labelOf({ labels, runtimeLabels }: Workload, key: string): Trait {
  const name = `label \`${key}\``;
  if (runtimeLabels.includes(key)) return { name, value: '?', isOpen: true };
  return { name, value: Object.hasOwn(labels, key) ? `\`${labels[key]}\`` : 'none' };
}
