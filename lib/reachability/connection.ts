import type { Port } from '../model/port';
import type { Workload } from '../model/workload';
import type { Address } from '../sets/address';

/** A pod as an end of a connection. The workload may be one that the cluster does not hold. */
export interface PodEnd {
  readonly kind: 'pod';
  readonly workload: Workload;
}

/** An address outside the cluster as an end of a connection. */
export interface AddressEnd {
  readonly kind: 'address';
  readonly address: Address;
}

export type End = PodEnd | AddressEnd;

/**
 * One connection: who opens it, to whom, on which port of the destination pod (after Service translation).
 * Replies are part of it and never judged on their own.
 */
export interface Connection {
  readonly source: End;
  readonly destination: End;
  readonly port: Port;
  /** True for a pod that calls its own address; without it, a workload to itself is one replica to another. */
  readonly samePod?: boolean;
}

export function podEnd(workload: Workload): PodEnd {
  return { kind: 'pod', workload };
}

export function addressEnd(address: Address): AddressEnd {
  return { kind: 'address', address };
}
