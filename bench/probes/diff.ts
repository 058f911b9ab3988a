import { diffOf, reachabilityOf, worldOf } from '../../lib/reachability';
import { changed, policyChanges } from '../generator/policy-changes';
import { readInput } from './input-cluster';
import { report, settle, timed } from './probe';

const CHANGES = 10;

/** Two versions of a cluster, ten policies apart: either one is built alone, or both are compared, never both at once. */
report(({ file, seed, whole }: { readonly file: string; readonly seed: number; readonly whole: boolean }) => {
  const { cluster, parse } = readInput(file);
  const edited = changed(cluster, policyChanges(cluster, CHANGES, seed));
  settle();
  if (!whole) return { parse, time: timed(() => reachabilityOf(worldOf(cluster)).rectangles()).ms };
  const { ms, value } = timed(() => diffOf(worldOf(cluster), worldOf(edited)));
  const found = value.added.length + value.removed.length + value.changed.length;
  if (found === 0) throw new Error('the two versions do not differ');
  return { parse, time: ms };
});
