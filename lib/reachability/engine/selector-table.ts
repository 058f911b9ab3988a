import type { Selector } from '../../model/selector';

/** Keeps one object for all selectors that are equal, so that what is computed of a selector is computed once. */
export class SelectorTable {
  private readonly numbers = new Map<Selector, number>();
  private readonly byText = new Map<string, number>();
  private readonly selectors: Selector[] = [];

  /** The number of a selector; equal selectors have the same one. */
  numberOf(selector: Selector): number {
    const known = this.numbers.get(selector);
    if (known !== undefined) return known;
    const text = textOf(selector);
    let number = this.byText.get(text);
    if (number === undefined) {
      number = this.selectors.length;
      this.selectors.push(selector);
      this.byText.set(text, number);
    }
    this.numbers.set(selector, number);
    return number;
  }

  selector(number: number): Selector {
    return this.selectors[number] as Selector;
  }

  get all(): readonly Selector[] {
    return this.selectors;
  }
}

/** Requirements are in normal form; keys and values hold no characters of control. */
function textOf({ requirements }: Selector): string {
  let text = '';
  for (const { key, operator, values } of requirements) text += `${key}\x01${operator}\x01${values.join('\x02')}\x03`;
  return text;
}
