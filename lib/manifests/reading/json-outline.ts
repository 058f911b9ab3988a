import { unusual, UnusualText } from './ordinary-scalars';
import { MAX_DEPTH } from './reading-problem';

/** Where an object of JSON stands in a text, and what it says about itself; offsets count from the start of the text. */
export interface JsonOutline {
  readonly start: number;
  readonly end: number;
  /** `''` where nothing is written. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Where its metadata starts and ends; both are 0 where there is none. */
  readonly metadataStart: number;
  readonly metadataEnd: number;
  /** What is written under `items`: the objects in it, or something else than a list of objects. */
  readonly items: readonly JsonOutline[] | 'nothing' | 'something-else' | undefined;
}

const [QUOTE, BACKSLASH, COMMA, COLON, DASH, DOT] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d, 0x2e];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
const [TAB, LINE_FEED, CARRIAGE_RETURN, BLANK] = [0x09, 0x0a, 0x0d, 0x20];
const [FIRST_OF_STRINGS, ZERO, NINE] = [0x20, 0x30, 0x39];
const WORDS: readonly string[] = ['true', 'false', 'null'];
/** Every key is compared with all others of its object, so larger objects are left to a reader that remembers them. */
const MANY_KEYS = 300;

/**
 * Goes once through a text of JSON, of one object or several, and builds no values: it says where the objects are,
 * and makes sure that `JSON.parse` will read each of them, and read all of it: `JSON.parse` is silent about keys that
 * are written twice. Undefined for every other text, and for what is so rare that another reader may look at it.
 */
export function outlineJson(text: string): readonly JsonOutline[] | undefined {
  try {
    return new Outliner(text).documents();
  } catch (thrown) {
    if (thrown instanceof UnusualText) return undefined;
    throw thrown;
  }
}

class Outliner {
  private at = 0;
  /** Hashes of the keys of the objects that are open, those of the innermost last. */
  private readonly keys: number[] = [];
  private readonly words = new Map<string, string>();
  private keyStart = 0;
  private keyEnd = 0;

  constructor(private readonly text: string) {}

  documents(): readonly JsonOutline[] {
    const documents: JsonOutline[] = [];
    for (this.space(); this.at < this.text.length; this.space()) documents.push(this.outline(0));
    return documents;
  }

  private outline(depth: number): JsonOutline {
    const start = this.at;
    let [apiVersion, kind] = ['', ''];
    let [metadataStart, metadataEnd] = [0, 0];
    let items: JsonOutline['items'];
    const firstKey = this.open(OPEN_BRACE, depth);
    while (this.nextMember(firstKey)) {
      if (this.keyIs('kind')) kind = this.word();
      else if (this.keyIs('apiVersion')) apiVersion = this.word();
      else if (this.keyIs('items')) items = this.items(depth + 1);
      else {
        const isMetadata = this.keyIs('metadata');
        if (isMetadata) metadataStart = this.at;
        this.value(depth + 1);
        if (isMetadata) metadataEnd = this.at;
      }
    }
    return { start, end: this.at, apiVersion, kind, metadataStart, metadataEnd, items };
  }

  private items(depth: number): JsonOutline['items'] {
    if (this.text.charCodeAt(this.at) !== OPEN_BRACKET) {
      const isNull = this.text.startsWith('null', this.at);
      this.value(depth);
      return isNull ? 'nothing' : 'something-else';
    }
    const items: JsonOutline[] = [];
    let areObjects = true;
    this.open(OPEN_BRACKET, depth);
    for (let isFirst = true; this.nextItem(isFirst); isFirst = false) {
      if (this.text.charCodeAt(this.at) === OPEN_BRACE) items.push(this.outline(depth + 1));
      else {
        this.value(depth + 1);
        areObjects = false;
      }
    }
    return areObjects ? items : 'something-else';
  }

  /** Steps over a value of any kind. */
  private value(depth: number): void {
    const code = this.text.charCodeAt(this.at);
    if (code === QUOTE) this.string();
    else if (code === OPEN_BRACE) {
      const firstKey = this.open(OPEN_BRACE, depth);
      while (this.nextMember(firstKey)) this.value(depth + 1);
    } else if (code === OPEN_BRACKET) {
      this.open(OPEN_BRACKET, depth);
      for (let isFirst = true; this.nextItem(isFirst); isFirst = false) this.value(depth + 1);
    } else if (code === DASH || isDigit(code)) this.number();
    else {
      const word = WORDS.find((candidate) => this.text.startsWith(candidate, this.at)) ?? unusual();
      this.at += word.length;
    }
  }

  /** Steps over the bracket; gives the place at which the keys of an object begin. */
  private open(bracket: number, depth: number): number {
    if (depth > MAX_DEPTH || this.text.charCodeAt(this.at) !== bracket) unusual();
    this.at += 1;
    this.space();
    return this.keys.length;
  }

  /** Steps over a comma, a key and a colon, or over the brace at the end: then it is false. */
  private nextMember(firstKey: number): boolean {
    const { text, keys } = this;
    const isFirst = keys.length === firstKey;
    this.space();
    if (text.charCodeAt(this.at) === CLOSE_BRACE) {
      this.at += 1;
      keys.length = firstKey;
      return false;
    }
    if (!isFirst) this.step(COMMA);
    const hash = this.key();
    if (keys.length - firstKey > MANY_KEYS) unusual();
    // Two keys with one hash are most likely the same.
    for (let other = firstKey; other < keys.length; other += 1) if (keys[other] === hash) unusual();
    keys.push(hash);
    this.space();
    this.step(COLON);
    return true;
  }

  private nextItem(isFirst: boolean): boolean {
    this.space();
    if (this.text.charCodeAt(this.at) === CLOSE_BRACKET) {
      this.at += 1;
      return false;
    }
    if (!isFirst) this.step(COMMA);
    return true;
  }

  private step(code: number): void {
    if (this.text.charCodeAt(this.at) !== code) unusual();
    this.at += 1;
    this.space();
  }

  /** Steps over a key without escapes, and gives its hash. */
  private key(): number {
    const { text } = this;
    if (text.charCodeAt(this.at) !== QUOTE) unusual();
    let at = this.at + 1;
    let hash = 0x811c9dc5;
    this.keyStart = at;
    for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
      // Behind the end of the text the code is NaN.
      if (!(code >= FIRST_OF_STRINGS) || code === BACKSLASH) unusual();
      hash = Math.imul(hash ^ code, 0x01000193);
      at += 1;
    }
    this.keyEnd = at;
    this.at = at + 1;
    return hash;
  }

  private keyIs(key: string): boolean {
    return this.keyEnd - this.keyStart === key.length && this.text.startsWith(key, this.keyStart);
  }

  /** A string without escapes that is not empty. */
  private word(): string {
    const start = this.at + 1;
    if (this.text.charCodeAt(this.at) !== QUOTE) unusual();
    this.string();
    const word = this.text.slice(start, this.at - 1);
    if (word === '' || word.includes('\\')) unusual();
    // A hundred thousand pods need the word once.
    const known = this.words.get(word) ?? word;
    this.words.set(known, known);
    return known;
  }

  private string(): void {
    const { text } = this;
    for (let at = this.at + 1; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return;
      }
      if (!(code >= FIRST_OF_STRINGS)) unusual();
      if (code === BACKSLASH) at += this.escapeLength(at + 1);
    }
  }

  /** How long what follows a backslash is. */
  private escapeLength(at: number): number {
    if ('"\\/bfnrt'.includes(this.text.charAt(at) || ' ')) return 1;
    return /^u[0-9a-fA-F]{4}$/.test(this.text.slice(at, at + 5)) ? 5 : unusual();
  }

  /** A number without an exponent, and short enough to be finite. */
  private number(): void {
    const { text } = this;
    const start = this.at;
    if (text.charCodeAt(this.at) === DASH) this.at += 1;
    const first = this.at;
    this.digits();
    if (text.charCodeAt(first) === ZERO && this.at > first + 1) unusual();
    if (text.charCodeAt(this.at) === DOT) {
      this.at += 1;
      this.digits();
    }
    if (this.at - start > 300) unusual();
  }

  private digits(): void {
    let { at } = this;
    while (isDigit(this.text.charCodeAt(at))) at += 1;
    if (this.at === at) unusual();
    this.at = at;
  }

  private space(): void {
    const { text } = this;
    let { at } = this;
    // Most indentation is blanks.
    for (let code = text.charCodeAt(at); code <= BLANK; code = text.charCodeAt(at)) {
      if (code !== BLANK && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) break;
      at += 1;
    }
    this.at = at;
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
