import type { NotJudged } from '../../manifests/cluster-reading';
import { notJudgedInOrder } from '../not-judged-notes';

/** An object that changes who can reach whom and that no verdict takes into account. */
export interface NotJudgedJson {
  readonly kind: string;
  /** Absent for an object of the whole cluster, and for one that names none. */
  readonly namespace?: string;
  readonly name: string;
  readonly reason: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
}

/** Takes `namespace/name` apart; neither holds a slash. */
function namesOf(qualified: string): Pick<NotJudgedJson, 'namespace' | 'name'> {
  const slash = qualified.indexOf('/');
  return slash < 0 ? { name: qualified } : { namespace: qualified.slice(0, slash), name: qualified.slice(slash + 1) };
}

export function notJudgedJson(objects: readonly NotJudged[]): NotJudgedJson[] {
  return notJudgedInOrder(objects).map(({ kind, name, reason, origin }) => ({
    kind,
    ...namesOf(name),
    reason,
    ...(origin && { file: origin.file, line: origin.line }),
  }));
}
