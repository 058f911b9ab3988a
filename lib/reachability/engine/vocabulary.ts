import type { Labels } from '../../model/labels';
import type { Selector } from '../../model/selector';

/** A key with what is known of its value; one number for each pair that selectors can tell from others. */
export type Term = number;

/** The terms of one key. */
interface KeyTerms {
  /** The key is there, with a value that only the running cluster knows. */
  readonly unknown: Term;
  /** The key is there, with a value that no selector mentions. */
  readonly other: Term;
  readonly byValue: Map<string, Term>;
}

/** So many keys are looked up in each object; with more of them the labels of the object are looked up instead. */
const FEW_KEYS = 16;

/**
 * The keys and values that selectors mention. Labels that none mentions cannot change a verdict: objects whose
 * mentioned labels agree are told apart by nothing.
 */
export class Vocabulary {
  private readonly keys = new Map<string, KeyTerms>();
  private readonly names: string[] = [];
  private terms = 0;

  mention({ requirements }: Selector): void {
    for (const { key, values } of requirements) {
      let terms = this.keys.get(key);
      if (terms === undefined) {
        terms = { unknown: this.terms++, other: this.terms++, byValue: new Map() };
        this.keys.set(key, terms);
        this.names.push(key);
      }
      for (const value of values) if (!terms.byValue.has(value)) terms.byValue.set(value, this.terms++);
    }
  }

  /** Whether a selector mentions nothing new, so that it can be asked of what was sorted by this vocabulary. */
  knows({ requirements }: Selector): boolean {
    return requirements.every(({ key, values }) => {
      const terms = this.keys.get(key);
      return terms !== undefined && values.every((value) => terms.byValue.has(value));
    });
  }

  termsOf(key: string): KeyTerms | undefined {
    return this.keys.get(key);
  }

  /** The terms of an object, ascending. */
  describe(labels: Labels, runtimeLabels: readonly string[]): Term[] {
    const terms: Term[] = [];
    if (this.names.length <= FEW_KEYS) {
      for (const key of this.names) this.describeKey(key, labels[key], terms);
    } else {
      for (const key in labels) this.describeKey(key, labels[key], terms);
    }
    for (const key of runtimeLabels) {
      const known = this.keys.get(key);
      if (known !== undefined && !Object.hasOwn(labels, key)) terms.push(known.unknown);
    }
    return terms.length > 1 ? [...new Set(terms)].sort((one, other) => one - other) : terms;
  }

  /** What is inherited (`constructor`) is never a text. */
  private describeKey(key: string, value: unknown, terms: Term[]): void {
    if (typeof value !== 'string') return;
    const known = this.keys.get(key);
    if (known !== undefined) terms.push(known.byValue.get(value) ?? known.other);
  }
}
