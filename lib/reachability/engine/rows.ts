import type { Direction } from '../../model/policy';
import { EMPTY, type SetId } from '../../sets/interval-sets';
import type { EvaluationOptions } from '../options';
import { NO_NAMES, type NameTable } from './named-ports';
import type { ClassId, PodClasses } from './pod-classes';
import type { RuleId, RuleTable } from './rule-table';
import { SequenceTable, START } from './sequence-table';

/** The number of a row: what one side of a connection says, for all classes of which the same policies speak. */
export type RowId = number;

/** The row of pods that nothing isolates. */
export const OPEN_ROW: RowId = 0;

/** The rules of all policies of a namespace that select the same pods, as one number; equal lists have equal numbers. */
export type RuleList = number;

/** What a row is made of. */
export interface RowMaking {
  /** The rules of the policies that select the pods. */
  readonly certain: readonly RuleList[];
  /** The rules of those that perhaps select them, by a label of run time. */
  readonly possible: readonly RuleList[];
  /** What names stand for on the subjects; only where ingress rules use names. */
  readonly names: NameTable;
  readonly ownNodes: SetId;
  /** Whether a pod on the host network may be on the node of the subjects. */
  readonly nodeIsUnknown: boolean;
  readonly onSeveralNodes: boolean;
}

/** The traits of a class that its own side depends on. */
type CountingTraits = Omit<RowMaking, 'certain' | 'possible'>;

const OPEN: RowMaking = {
  certain: [],
  possible: [],
  names: NO_NAMES,
  ownNodes: EMPTY,
  nodeIsUnknown: false,
  onSeveralNodes: false,
};

/** The rows of one direction. Rows outlive the clusters that use them, so that two clusters can be compared by row. */
export class RowTable {
  readonly makings: RowMaking[] = [OPEN];
  private readonly lists: (readonly RuleId[])[] = [];
  /** Lists of one rule, by the rule; most lists are. */
  private readonly shortLists: RuleList[] = [];
  private readonly listNumbers = new Map<string, RuleList>();
  private readonly usesNames: boolean[] = [];
  private readonly namesAsked = new Map<number, boolean>();
  private readonly sequences = new SequenceTable();
  /** Rows of pods of which nothing counts but the lists that isolate them, by the sequence of these. */
  private readonly plainRows: RowId[] = [];
  private readonly rows = new Map<string, RowId>();

  constructor(
    private readonly direction: Direction,
    private readonly rules: RuleTable,
    private readonly classes: PodClasses,
    private readonly options: EvaluationOptions,
  ) {}

  /** The number of a list of rules, given in any order and with repeats. */
  listOf(rules: readonly RuleId[]): RuleList {
    const [only] = rules;
    if (rules.length === 1 && only !== undefined) return (this.shortLists[only] ??= this.add([only]));
    const list = [...new Set(rules)].sort((one, other) => one - other);
    if (list.length === 1) return this.listOf(list);
    const text = list.join(' ');
    let number = this.listNumbers.get(text);
    if (number === undefined) this.listNumbers.set(text, (number = this.add(list)));
    return number;
  }

  private add(list: readonly RuleId[]): RuleList {
    this.lists.push(list);
    this.usesNames.push(list.some((rule) => this.rules.rule(rule).names.length > 0));
    return this.lists.length - 1;
  }

  rulesOf(list: RuleList): readonly RuleId[] {
    return this.lists[list] as readonly RuleId[];
  }

  /** One list more behind a sequence of lists, which must come in ascending order; the first sequence is START. */
  extend(sequence: number, list: RuleList, certain: boolean): number {
    const symbol = 2 * list + (certain ? 1 : 0);
    return this.sequences.lastOf(sequence) === symbol ? sequence : this.sequences.next(sequence, symbol);
  }

  /** The lists of a sequence, to make another one of them. */
  listsOf(sequence: number): readonly { readonly list: RuleList; readonly certain: boolean }[] {
    return this.sequences.symbolsOf(sequence).map((symbol) => ({ list: symbol >> 1, certain: symbol % 2 === 1 }));
  }

  /** The row of a class whose pods are isolated by a sequence of lists. */
  rowOf(sequence: number, classId: ClassId): RowId {
    if (sequence === START) return OPEN_ROW;
    const traits = this.traitsThatCount(classId, sequence);
    const { names, ownNodes, nodeIsUnknown, onSeveralNodes } = traits;
    if (names === NO_NAMES && ownNodes === EMPTY && !nodeIsUnknown)
      return (this.plainRows[sequence] ??= this.make(sequence, OPEN));
    const key = `${sequence} ${names} ${ownNodes} ${nodeIsUnknown} ${onSeveralNodes}`;
    let row = this.rows.get(key);
    if (row === undefined) this.rows.set(key, (row = this.make(sequence, traits)));
    return row;
  }

  private make(sequence: number, { names, ownNodes, nodeIsUnknown, onSeveralNodes }: CountingTraits): RowId {
    const lists = this.listsOf(sequence);
    const [certain, possible] = [true, false].map((wanted) =>
      lists.filter((one) => one.certain === wanted).map(({ list }) => list),
    );
    this.makings.push({
      certain: certain ?? [],
      possible: possible ?? [],
      names,
      ownNodes,
      nodeIsUnknown,
      onSeveralNodes,
    });
    return this.makings.length - 1;
  }

  private asksForNames(sequence: number): boolean {
    let asks = this.namesAsked.get(sequence);
    if (asks === undefined) {
      asks = this.listsOf(sequence).some(({ list }) => this.usesNames[list]);
      this.namesAsked.set(sequence, asks);
    }
    return asks;
  }

  private traitsThatCount(classId: ClassId, sequence: number): CountingTraits {
    const traits = this.classes.traits[classId];
    if (traits === undefined) return OPEN;
    if (traits.names === NO_NAMES && traits.ownNodes === EMPTY && !traits.nodeIsUnknown) return OPEN;
    const { ownNodeToPod, podToOwnNode } = this.options;
    const exempt = (this.direction === 'ingress' ? ownNodeToPod : podToOwnNode) === 'allow';
    const named = this.direction === 'ingress' && traits.names !== NO_NAMES && this.asksForNames(sequence);
    return {
      names: named ? traits.names : NO_NAMES,
      ownNodes: exempt ? traits.ownNodes : EMPTY,
      nodeIsUnknown: exempt && traits.nodeIsUnknown,
      onSeveralNodes: exempt && traits.onSeveralNodes,
    };
  }
}
