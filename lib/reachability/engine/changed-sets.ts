import type { Direction } from '../../model/policy';
import { EMPTY, type SetId } from '../../sets/interval-sets';
import type { Layer } from './layers';
import { refine } from './refinement';
import type { RowId } from './rows';
import type { Universe } from './universe';

const CLASS_SETS = ['certain4', 'possible4', 'certain6', 'possible6'] as const;

/** Finds the classes of which two rows do not say the same. */
export class ChangedSets {
  private readonly memory = new Map<string, SetId>();

  constructor(private readonly universe: Universe) {}

  /** The classes that one row lets through on some port where the other does not, for certain or perhaps. */
  between(direction: Direction, before: RowId, after: RowId): SetId {
    if (before === after) return EMPTY;
    const key = `${direction} ${before} ${after}`;
    let changed = this.memory.get(key);
    if (changed === undefined) {
      const { universe } = this;
      changed = this.work(universe.layersOf(direction, before), universe.layersOf(direction, after));
      this.memory.set(key, changed);
    }
    return changed;
  }

  private work(before: readonly Layer[], after: readonly Layer[]): SetId {
    const { sets } = this.universe;
    let changed = EMPTY;
    for (const { first } of refine(
      sets,
      [...before, ...after].map(({ ports }) => ports),
    )) {
      const one = before.find(({ ports }) => sets.has(ports, first));
      const other = after.find(({ ports }) => sets.has(ports, first));
      for (const name of CLASS_SETS) {
        const [left, right] = [one?.[name] ?? EMPTY, other?.[name] ?? EMPTY];
        changed = sets.union(changed, sets.union(sets.subtract(left, right), sets.subtract(right, left)));
      }
    }
    return changed;
  }
}
