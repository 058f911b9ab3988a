import type { NumberedPorts } from '../model/port';
import { ALL_ADDRESSES, type AskedEnd, type MapEnd } from '../reachability';
import { FAMILY_BITS } from '../sets/address';
import type { Cidr } from '../sets/cidr';

/** An end of a question: `anywhere` is every address outside, of both families. */
export type QuestionEnd = AskedEnd | { readonly kind: 'anywhere' };

/** What is asked: two ends, and some ports, or all of them. */
export interface Question {
  readonly source: QuestionEnd;
  readonly destination: QuestionEnd;
  readonly ports?: readonly NumberedPorts[];
  /** True for a pod that calls its own address; without it, a workload to itself is one replica to another. */
  readonly samePod?: boolean;
}

/** The ends that an end of a question comes to: one for each family. */
export function askedEndsOf(end: QuestionEnd): readonly AskedEnd[] {
  return end.kind === 'anywhere' ? ALL_ADDRESSES.map((block) => ({ kind: 'block', block })) : [end];
}

/** An end as reports have it. */
export function mapEnd(end: QuestionEnd, part?: readonly Cidr[]): MapEnd {
  switch (end.kind) {
    case 'pod':
      return end;
    case 'anywhere':
      return { kind: 'addresses', blocks: part ?? ALL_ADDRESSES };
    case 'block':
      return { kind: 'addresses', blocks: part ?? [end.block] };
    case 'address': {
      const { family, value } = end.address;
      return { kind: 'addresses', blocks: [{ family, first: value, length: FAMILY_BITS[family] }] };
    }
  }
}
