import type { Workload } from '../../model/workload';
import { formatCidr, type Cidr } from '../../sets/cidr';
import { selects } from '../direct/requirements';
import type { ChangedRow, ConnectionSet, MapDiff, MapEnd, MapRow } from '../map-row';
import type { World } from '../world';
import { isStranger, type Strangers } from './strangers';

type Row = MapRow | ChangedRow;

/** A row, and text that is equal for rows with the same change. */
interface Told<R extends Row> {
  readonly row: R;
  readonly change: string;
}

function openText({ allowed, depends, families }: ConnectionSet): unknown {
  return [allowed, depends, families];
}

function changeText(kind: keyof MapDiff, row: Row): string {
  return JSON.stringify('before' in row ? [kind, openText(row.before), openText(row.after)] : [kind, openText(row)]);
}

/** Numbers for ends, equal for equal ones: addresses come as lists, some of which are the same. */
class EndNumbers {
  private readonly workloads = new Map<Workload, number>();
  private readonly lists = new WeakMap<readonly Cidr[], number>();
  private readonly texts = new Map<string, number>();
  private count = 0;

  of(end: MapEnd): number {
    if (end.kind === 'pod') return this.found(this.workloads, end.workload);
    const known = this.lists.get(end.blocks);
    if (known !== undefined) return known;
    const number = this.found(this.texts, end.blocks.map(formatCidr).join(' '));
    this.lists.set(end.blocks, number);
    return number;
  }

  private found<K>(numbers: Map<K, number>, key: K): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, (this.count += 1));
    return this.count;
  }
}

/** The rows of a diff in which nobody that was not read says what others say. */
export class ToldChanges {
  private readonly numbers = new EndNumbers();
  /** By one end and the change: the other ends. */
  private readonly others = new Map<string, Workload[]>();

  constructor(
    private readonly strangers: Strangers,
    private readonly worlds: readonly World[],
  ) {}

  of(diff: MapDiff): MapDiff {
    if (this.strangers.sets.size === 1) return diff;
    const { added, removed, changed } = diff;
    const [toldAdded, toldRemoved, toldChanged] = [
      this.told('added', added),
      this.told('removed', removed),
      this.told('changed', changed),
    ];
    const isNew = <R extends Row>(told: Told<R>) => (this.isRepeated(told) ? [] : [told.row]);
    return {
      added: toldAdded.flatMap(isNew),
      removed: toldRemoved.flatMap(isNew),
      changed: toldChanged.flatMap(isNew),
    };
  }

  private told<R extends Row>(kind: keyof MapDiff, rows: readonly R[]): readonly Told<R>[] {
    return rows.map((row) => {
      const change = changeText(kind, row);
      const { source, destination } = row;
      if (this.isExample(source)) this.note(`from ${this.numbers.of(destination)} ${change}`, source);
      if (this.isExample(destination)) this.note(`to ${this.numbers.of(source)} ${change}`, destination);
      return { row, change };
    });
  }

  private isExample(end: MapEnd): boolean {
    return end.kind === 'pod' && (!isStranger(end.workload) || end.workload === this.strangers.anyOther);
  }

  private note(key: string, end: MapEnd): void {
    if (end.kind !== 'pod') return;
    const others = this.others.get(key);
    if (others) others.push(end.workload);
    else this.others.set(key, [end.workload]);
  }

  /** Whether the same is said of a pod that was read and that a stranger stands for, or of pods of any other namespace. */
  private isRepeated<R extends Row>({ row: { source, destination }, change }: Told<R>): boolean {
    return (
      this.isSaidOf(source, `from ${this.numbers.of(destination)} ${change}`) ||
      this.isSaidOf(destination, `to ${this.numbers.of(source)} ${change}`)
    );
  }

  private isSaidOf(end: MapEnd, key: string): boolean {
    const { anyOther, sets } = this.strangers;
    if (end.kind !== 'pod' || end.workload === anyOther) return false;
    const set = sets.get(end.workload);
    if (!set) return false;
    return (this.others.get(key) ?? []).some(
      (one) =>
        one === anyOther ||
        (selects(set.pods, one) === 'yes' &&
          this.worlds.some(
            (world) => selects(set.namespaces, { labels: world.namespaceLabels(one.namespace) }) === 'yes',
          )),
    );
  }
}
