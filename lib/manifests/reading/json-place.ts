import type { LocatedValue } from '../field-path';
import { JsonScanner, type JsonMember } from './json-scanner';

/**
 * Where the values of a text of JSON stand. The text is read a second time where one is asked for: most
 * positions never are. It must have been read without a mistake before.
 */
export class JsonPlace implements LocatedValue {
  /**
   * @param offset where the value, or the key in front of it, stands in the whole text
   * @param start where the text starts in the whole text
   * @param valueOffset where the value starts in the text
   */
  constructor(
    readonly offset: number,
    private readonly text: string,
    private readonly start: number,
    private readonly valueOffset: number,
  ) {}

  keys(): readonly string[] | undefined {
    return this.members()?.map(({ key }) => key);
  }

  items(): readonly JsonPlace[] | undefined {
    if (this.text[this.valueOffset] !== '[') return undefined;
    const scanner = new JsonScanner(this.text, this.valueOffset);
    return Array.from(scanner.items(), (offset) => {
      scanner.value();
      return this.place(offset, offset);
    });
  }

  child(step: string | number): JsonPlace | undefined {
    if (typeof step === 'number') return this.items()?.[step];
    const member = this.members()?.find(({ key }) => key === step);
    return member && this.place(member.keyOffset, member.valueOffset);
  }

  private members(): readonly JsonMember[] | undefined {
    if (this.text[this.valueOffset] !== '{') return undefined;
    const scanner = new JsonScanner(this.text, this.valueOffset);
    return Array.from(scanner.members(), (member) => {
      scanner.value();
      return member;
    });
  }

  private place(offset: number, valueOffset: number): JsonPlace {
    return new JsonPlace(this.start + offset, this.text, this.start, valueOffset);
  }
}
