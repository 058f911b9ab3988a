import type { NotJudged } from '../../manifests/cluster-reading';
import { notJudgedInOrder } from '../not-judged-notes';

/** An object that changes who can reach whom and that no verdict takes into account. */
export interface NotJudgedJson {
  readonly kind: string;
  readonly name: string;
  readonly reason: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
}

export function notJudgedJson(objects: readonly NotJudged[]): NotJudgedJson[] {
  return notJudgedInOrder(objects).map(({ kind, name, reason, origin }) => ({
    kind,
    name,
    reason,
    ...(origin && { file: origin.file, line: origin.line }),
  }));
}
