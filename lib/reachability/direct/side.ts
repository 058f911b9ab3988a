import type { Direction } from '../../model/policy';
import type { Family } from '../../sets/address';
import type { End } from '../connection';
import type { EvaluationOptions } from '../options';
import type { World } from '../world';
import type { Whereabouts } from './whereabouts';

/** One side of the connections between two ends: the subject, whose policies are asked, and the end that rules must match. */
export interface Side {
  readonly world: World;
  readonly direction: Direction;
  readonly subject: End;
  readonly other: End;
  /** The families that both ends have. */
  readonly families: readonly Family[];
  /** The addresses that the other end can have. */
  readonly whereabouts: Whereabouts;
}

/** The pod whose ports are meant, whichever side is asked. */
export function destinationOf({ direction, subject, other }: Side): End {
  return direction === 'ingress' ? subject : other;
}

/** Whether peers that stand for pods look at an end; one on the host network is an address to most plugins. */
export function countsAsPod(end: End, options: EvaluationOptions): boolean {
  return end.kind === 'pod' && (!end.workload.hostNetwork || options.hostNetworkPeer === 'as-pod');
}
