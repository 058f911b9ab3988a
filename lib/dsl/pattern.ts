import type { NonEmpty } from '../model/policy';
import type { NetworkPluginName } from '../profile/network-plugin-name';

/** Connections that some network plugins judge otherwise than the API says, and why. */
export interface PluginDifference {
  readonly plugins: NonEmpty<NetworkPluginName>;
  /** Lines of `opens` or `closed`, as they stand there. */
  readonly lines: NonEmpty<string>;
  readonly verdict: 'allowed' | 'denied' | 'depends';
  /** One sentence in lower case: what these plugins do. */
  readonly reason: string;
}

/** What some network plugins cannot do of an example: the checks say so, and stop the synthesis. */
export interface PluginRefusal {
  readonly plugins: NonEmpty<NetworkPluginName>;
  /** The id of the finding, such as `ip-family-not-supported`. */
  readonly finding: string;
  /** One sentence in lower case: what these plugins lack. */
  readonly reason: string;
}

/** A program that uses a pattern, and what it has to mean. Tests run it under every plugin that enforces; the documentation shows it. */
export interface PatternExample {
  /** One sentence in lower case: what it is about. */
  readonly title: string;
  /** The body of a program; `app`, `Chart`, `ApiObject` and the exports of this package are in scope. */
  readonly program: string;
  /** Connections that must be open: `shop/web -> shop/api 8080/TCP`; `203.0.113.7` is an address outside. */
  readonly opens: NonEmpty<string>;
  /** Connections that must be closed, written the same way: near misses, not only strangers. */
  readonly closed: NonEmpty<string>;
  /** @default every plugin judges it as the API says */
  readonly differsUnder?: readonly PluginDifference[];
  /** @default every plugin can do all of it */
  readonly refusedUnder?: readonly PluginRefusal[];
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
