import type { Workload } from '../model/workload';
import { parseAddress, type Address } from '../sets/address';
import type { Refusal } from './refusal';
import { invalid } from './validation/api-error';
import { goQuoted } from './validation/go-text';
import { rememberedUnder } from './remembered';
import type { DecodedPodStatus } from './workload-decoding';

const NONE: readonly Address[] = Object.freeze([]);
const FINISHED_PHASES: readonly string[] = ['Succeeded', 'Failed'];

/** What the status of a live Pod tells: the addresses of the pod and of its node, and whether it has ended. */
export function podStatusFrom(status: DecodedPodStatus): Pick<Workload, 'addresses' | 'nodeAddresses' | 'finished'> {
  const { phase = '', podIP, podIPs, hostIP, hostIPs } = status;
  return {
    addresses: addressesFrom(textsIn(podIP, podIPs)),
    nodeAddresses: nodeAddressesFrom(textsIn(hostIP, hostIPs)),
    finished: FINISHED_PHASES.includes(phase),
  };
}

/** The addresses in the status that are none, in the words of the API server. */
export function validatePodStatus(status: DecodedPodStatus): Refusal[] {
  return writtenAddresses(status)
    .filter(({ text }) => parseAddress(text) === undefined)
    .map(({ field, text }) =>
      invalid(field, goQuoted(text), 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'),
    );
}

interface WrittenAddress {
  readonly field: string;
  readonly text: string;
}

type AddressList = DecodedPodStatus['podIPs'];

/** The API keeps the first address twice, alone and in a list; a pod that waits for one has the empty text. */
function writtenAddresses({ podIP, podIPs, hostIP, hostIPs }: DecodedPodStatus): readonly WrittenAddress[] {
  const listed = (addresses: AddressList, field: string): readonly WrittenAddress[] =>
    addresses?.map(({ ip = '' }, index) => ({ field: `${field}[${index}].ip`, text: ip })) ?? [];
  return [
    { field: 'status.podIP', text: podIP ?? '' },
    ...listed(podIPs, 'status.podIPs'),
    { field: 'status.hostIP', text: hostIP ?? '' },
    ...listed(hostIPs, 'status.hostIPs'),
  ].filter(({ text }) => text !== '');
}

/** Each text once. */
function textsIn(alone = '', listed: AddressList = []): readonly string[] {
  const texts = alone === '' ? [] : [alone];
  for (const { ip = '' } of listed) if (ip !== '' && !texts.includes(ip)) texts.push(ip);
  return texts;
}

function addressesFrom(texts: readonly string[]): readonly Address[] {
  if (texts.length === 0) return NONE;
  return Object.freeze(texts.map((text) => parseAddress(text)).filter((address) => address !== undefined));
}

/** A node has the same addresses for all of its pods. */
const knownNodes = new Map<string, readonly Address[]>();

function nodeAddressesFrom(texts: readonly string[]): readonly Address[] {
  return rememberedUnder(knownNodes, texts.join(), () => addressesFrom(texts));
}
