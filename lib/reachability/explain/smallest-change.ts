import { podEnd, type Connection } from '../connection';
import { isolatingPolicies } from '../direct/isolation';
import { judge } from '../direct/judge';
import { DIRECTIONS } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { World } from '../world';
import { countOpened, countOpenedByLabel } from './also-opens';
import { candidateEdits, type Wish } from './candidate-edits';
import { isPolicyEdit, worldAfter } from './edited-policy';
import type { Change, Edit } from './explanation';

/** So many edits of each kind are tried for one side. */
const MOST_OF_A_KIND = 20;

/** Of edits that open as much, the one that is said in the fewest words is the smallest. */
const ORDER: readonly Edit['kind'][] = ['add-port', 'add-peer', 'narrow-except', 'add-label', 'add-rule'];

function rankOf(edit: Edit): number {
  // To delete an exception says less than to add anything.
  return edit.kind === 'narrow-except' && edit.instead.length === 0 ? -1 : ORDER.indexOf(edit.kind);
}

function labelled({ key, value, workload }: Edit & { readonly kind: 'add-label' }): Workload {
  return { ...workload, labels: { ...workload.labels, [key]: value } };
}

/**
 * Whether the same policies isolate the pod with the label as without. Otherwise the label says more than that the pod is
 * a peer: what denies the pod's own side may be another policy then, for which no change was looked for.
 */
function staysIsolatedAlike(world: World, edit: Edit & { readonly kind: 'add-label' }): boolean {
  return DIRECTIONS.every((direction) => {
    const before = isolatingPolicies(world, edit.workload, direction);
    const after = isolatingPolicies(world, labelled(edit), direction);
    return (
      before.length === after.length &&
      before.every(({ policy, selects }, index) => {
        const same = after[index];
        return same?.policy === policy && same.selects === selects;
      })
    );
  });
}

/** The connection and the world after an edit. */
function after(world: World, connection: Connection, edit: Edit, wish: Wish): { world: World; connection: Connection } {
  if (isPolicyEdit(edit)) return { world: worldAfter(world, [{ side: wish.side.direction, edit }]), connection };
  const pods = podEnd(labelled(edit));
  const replaced = wish.side.direction === 'ingress' ? { source: pods } : { destination: pods };
  return { world, connection: { ...connection, ...replaced } };
}

/** What an edit opens besides what it is meant to open; undefined where that is more than the limit, or it closes something. */
function alsoOpens(world: World, edit: Edit, wish: Wish, limit: number): number | undefined {
  const isKnown = [wish.side.subject, wish.side.other].every(
    (end) => end.kind === 'pod' && world.workloadsIn(end.workload.namespace).includes(end.workload),
  );
  const meant = isKnown ? 1 : 0;
  const count = isPolicyEdit(edit)
    ? countOpened(world, wish.side.direction, edit, limit + meant)
    : countOpenedByLabel(world, edit.workload, labelled(edit));
  return count === undefined || count - meant > limit ? undefined : Math.max(0, count - meant);
}

/** The edits to try, the smallest first. */
function editsToTry(wish: Wish): readonly Edit[] {
  const candidates = candidateEdits(wish);
  return ORDER.flatMap((kind) => candidates.filter((edit) => edit.kind === kind).slice(0, MOST_OF_A_KIND)).sort(
    (one, other) => rankOf(one) - rankOf(other),
  );
}

/**
 * The change that allows a denied side and opens the least besides. Each edit is tried, and counts only if the side is
 * allowed with it; undefined where none does, as for two ends without a common family.
 */
export function smallestChange(world: World, connection: Connection, wish: Wish): Change | undefined {
  const side = wish.side.direction;
  let smallest: Change | undefined;
  let label: Change | undefined;
  for (const edit of editsToTry(wish)) {
    if (edit.kind === 'add-label' && !staysIsolatedAlike(world, edit)) continue;
    const changed = after(world, connection, edit, wish);
    if (judge(changed.world, changed.connection)[side].verdict !== 'allowed') continue;
    const count = alsoOpens(world, edit, wish, smallest?.alsoOpens ?? Infinity);
    if (count === undefined) continue;
    if (edit.kind === 'add-label') label ??= { side, edit, alsoOpens: count };
    if (!smallest || count < smallest.alsoOpens) smallest = { side, edit, alsoOpens: count };
  }
  if (!smallest || !label || smallest.edit.kind === 'add-label') return smallest;
  return { ...smallest, alternative: { edit: label.edit, alsoOpens: label.alsoOpens } };
}
