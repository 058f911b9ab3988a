import type { Finding } from '../../diagnostics/finding';
import type { NotJudged } from '../../manifests/cluster-reading';
import { makesPods, notJudgedFinding } from '../../manifests/not-judged-finding';
import { notJudgedKinds } from '../../report/not-judged-notes';

/** A warning for each kind of object that no verdict takes into account, however many there are of it. */
export function notJudgedWarnings(notJudged: readonly NotJudged[]): Finding[] {
  return notJudgedKinds(notJudged).flatMap(({ kind, names, objects }) => {
    const [first] = objects;
    if (!first) return [];
    const finding = notJudgedFinding(first, first.origin ? { origin: first.origin } : { path: first.name });
    if (objects.length === 1) return [finding];
    const does = makesPods(kind) ? 'make pods' : 'change who can reach whom';
    const headline = `${objects.length} objects of kind \`${kind}\` ${does}, and are not judged`;
    return [{ ...finding, headline, found: names }];
  });
}
