import type { IConstruct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import { constructOf, type EndLike } from './end';
import { nameOfEnd } from './end-name';
import { registryOf, type UnfinishedChain } from './plan/registry';

/** Ends as chains name them. */
export function listed(ends: readonly EndLike[]): string {
  return ends.map(nameOfEnd).join(', ');
}

/** The construct by which a chain belongs to an app; plain values belong to none. */
export function firstConstruct(ends: readonly EndLike[]): IConstruct | undefined {
  return ends.map(constructOf).find((construct) => construct !== undefined);
}

/** Tells the tree of a construct about a chain from its first call, so that an unfinished one cannot be lost. */
export function startChain(
  ends: readonly EndLike[],
  text: string,
  lacks: string,
  origin: () => Origin | undefined,
): (() => void) | undefined {
  const construct = firstConstruct(ends);
  if (!construct) return undefined;
  const chain: UnfinishedChain = { text, lacks, path: construct.node.path, origin };
  const { unfinished } = registryOf(construct);
  unfinished.add(chain);
  return () => unfinished.delete(chain);
}
