import type { NonEmpty } from '../model/policy';

/** A program that uses a pattern, and what it has to mean. Tests run it; the documentation shows it. */
export interface PatternExample {
  /** One sentence in lower case: what it is about. */
  readonly title: string;
  /** The body of a program; `app`, `Chart` and the exports of this package are in scope. */
  readonly program: string;
  /** Connections that must be open: `shop/web -> shop/api 8080/TCP`; `203.0.113.7` is an address outside. */
  readonly opens: NonEmpty<string>;
  /** Connections that must be closed, written the same way: near misses, not only strangers. */
  readonly closed: NonEmpty<string>;
}

/** What a pattern says about itself. */
export interface PatternDescription {
  /** The name of its file. */
  readonly id: string;
  /** What users import, such as `AllowDns`. */
  readonly construct: string;
  /** One sentence: what it opens, or closes. */
  readonly summary: string;
  readonly examples: NonEmpty<PatternExample>;
}
