import type { Workload } from '../model/workload';
import { parseAddress, type Address } from '../sets/address';
import type { Refusal } from './refusal';
import { invalid } from './validation/api-error';
import { goQuoted } from './validation/go-text';
import type { DecodedPodStatus } from './workload-decoding';

const FINISHED_PHASES: readonly string[] = ['Succeeded', 'Failed'];

/** What the status of a live Pod tells: the addresses of the pod and of its node, and whether it has ended. */
export function podStatusFrom(status: DecodedPodStatus): Pick<Workload, 'addresses' | 'nodeAddresses' | 'finished'> {
  const written = writtenAddresses(status);
  return {
    addresses: addressesFrom(written.filter(({ owner }) => owner === 'pod')),
    nodeAddresses: addressesFrom(written.filter(({ owner }) => owner === 'node')),
    finished: FINISHED_PHASES.includes(status.phase ?? ''),
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
  readonly owner: 'pod' | 'node';
  readonly field: string;
  readonly text: string;
}

/** The API keeps the first address twice, alone and in a list; a pod that waits for one has the empty text. */
function writtenAddresses({ podIP = '', podIPs = [], hostIP = '', hostIPs = [] }: DecodedPodStatus): WrittenAddress[] {
  const written: WrittenAddress[] = [
    { owner: 'pod', field: 'status.podIP', text: podIP },
    ...podIPs.map(({ ip = '' }, index) => ({ owner: 'pod' as const, field: `status.podIPs[${index}].ip`, text: ip })),
    { owner: 'node', field: 'status.hostIP', text: hostIP },
    ...hostIPs.map(({ ip = '' }, index) => ({
      owner: 'node' as const,
      field: `status.hostIPs[${index}].ip`,
      text: ip,
    })),
  ];
  return written.filter(({ text }) => text !== '');
}

function addressesFrom(written: readonly WrittenAddress[]): readonly Address[] {
  const unique = new Set(written.map(({ text }) => text));
  return Object.freeze([...unique].map((text) => parseAddress(text)).filter((address) => address !== undefined));
}
