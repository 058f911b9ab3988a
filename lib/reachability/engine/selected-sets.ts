import type { Requirement, Selector } from '../../model/selector';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { Term, Vocabulary } from './vocabulary';

/** What a selector selects: `certain` is a part of `possible`; between them lie labels that get a value at run time. */
export interface Selected {
  readonly certain: SetId;
  readonly possible: SetId;
}

export const NOTHING_SELECTED: Selected = Object.freeze({ certain: EMPTY, possible: EMPTY });

/**
 * Which of some objects a selector selects, as sets: each requirement is an operation on the sets of objects that have
 * a term, so that a selector costs what it selects and never a walk over all objects.
 */
export class SelectedSets {
  private readonly withTerm = new Map<Term, number[]>();
  private readonly termSets = new Map<Term, SetId>();
  private readonly keySets = new Map<string, { readonly known: SetId; readonly unknown: SetId }>();
  private readonly bySelector = new Map<Selector, Selected>();
  private everything: SetId = EMPTY;
  private count = 0;

  constructor(
    private readonly sets: IntervalSets,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Takes the next object; numbers count from 0. All objects come before the first selector. */
  add(terms: readonly Term[]): void {
    for (const term of terms) {
      const objects = this.withTerm.get(term);
      if (objects === undefined) this.withTerm.set(term, [this.count]);
      else objects.push(this.count);
    }
    this.count++;
    this.everything = EMPTY;
  }

  /** Every object. */
  get all(): SetId {
    if (this.everything === EMPTY && this.count > 0) this.everything = this.sets.of([0, this.count - 1]);
    return this.everything;
  }

  /**
   * The objects that a selector selects.
   *
   * @param selector one whose keys and values the vocabulary knows; equal selectors should be the same object
   */
  of(selector: Selector): Selected {
    let selected = this.bySelector.get(selector);
    if (selected === undefined) {
      selected = { certain: this.all, possible: this.all };
      for (const requirement of selector.requirements) {
        const { certain, possible } = this.satisfying(requirement);
        selected = {
          certain: this.sets.intersect(selected.certain, certain),
          possible: this.sets.intersect(selected.possible, possible),
        };
      }
      this.bySelector.set(selector, selected);
    }
    return selected;
  }

  /** Kubernetes documentation, "Labels and Selectors": NotIn and DoesNotExist hold for objects without the key. */
  private satisfying({ key, operator, values }: Requirement): Selected {
    const { sets } = this;
    const { known, unknown } = this.keySet(key);
    const present = sets.union(known, unknown);
    if (operator === 'Exists') return { certain: present, possible: present };
    if (operator === 'DoesNotExist') return exactly(sets.subtract(this.all, present));
    const having = this.having(key, values);
    if (operator === 'In') return { certain: having, possible: sets.union(having, unknown) };
    const others = sets.subtract(this.all, having);
    return { certain: sets.subtract(others, unknown), possible: others };
  }

  private having(key: string, values: readonly string[]): SetId {
    const terms = this.vocabulary.termsOf(key);
    let having = EMPTY;
    for (const value of values) {
      const term = terms?.byValue.get(value);
      if (term !== undefined) having = this.sets.union(having, this.termSet(term));
    }
    return having;
  }

  private termSet(term: Term): SetId {
    let set = this.termSets.get(term);
    if (set === undefined) {
      set = this.sets.ofMembers(this.withTerm.get(term) ?? []);
      this.termSets.set(term, set);
    }
    return set;
  }

  /** The objects that have a key, with a known value and with one of run time. */
  private keySet(key: string) {
    let found = this.keySets.get(key);
    if (found === undefined) {
      const terms = this.vocabulary.termsOf(key);
      const known = terms
        ? [terms.other, ...terms.byValue.values()].flatMap((term) => this.withTerm.get(term) ?? [])
        : [];
      found = {
        known: this.sets.ofMembers(known.sort((one, other) => one - other)),
        unknown: terms ? this.termSet(terms.unknown) : EMPTY,
      };
      this.keySets.set(key, found);
    }
    return found;
  }
}

function exactly(set: SetId): Selected {
  return { certain: set, possible: set };
}
