import { Mistake } from '../dsl';
import { BadInput } from '../inquiry/bad-input';
import { NotUnderstood } from '../inquiry/not-understood';
import { findingsText } from './message';

/** What matchers need of the runner that calls them; Jest and Vitest both have it. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly utils?: {
    readonly matcherHint?: (
      name: string,
      received?: string,
      expected?: string,
      options?: { readonly isNot?: boolean },
    ) => string;
  };
}

/** What a runner takes back; the message is worked out only where somebody reads it. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  /** What the runner may show the difference of. */
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** An answer, before it is known whether `.not` turns it around. */
export interface Answer extends MatcherResult {
  /** What was handed to `expect`, in a word. */
  readonly subject: string;
}

/** A matcher as `expect.extend` takes it. */
export type Matcher = (this: MatcherContext, received: unknown, ...given: unknown[]) => MatcherResult;

/** The text for a mistake in what was given; undefined for an error that nobody expects. */
function mistakeText(error: unknown): string | undefined {
  if (error instanceof BadInput) return findingsText(error.findings);
  if (error instanceof Mistake) return findingsText([error.finding]);
  return error instanceof NotUnderstood ? error.message : undefined;
}

function hint({ isNot = false, utils }: MatcherContext, name: string, subject: string, labels: string): string {
  const plain = `expect(${subject})${isNot ? '.not' : ''}.${name}(${labels})`;
  return utils?.matcherHint?.(name, subject, labels, { isNot }) ?? plain;
}

/**
 * Makes a matcher of a question. A mistake in what was given fails the test with and without `.not`: there is no answer,
 * and the runner shows the line of the test, not ours.
 *
 * @param labels what the matcher takes, for the first line of its messages
 */
export function matcher(
  name: string,
  labels: string,
  ask: (received: unknown, given: readonly unknown[], isNot: boolean) => Answer,
): Matcher {
  return function (received, ...given) {
    try {
      const { subject, message, ...result } = ask(received, given, this.isNot ?? false);
      return { ...result, message: () => `${hint(this, name, subject, labels)}\n\n${message()}` };
    } catch (error) {
      const text = mistakeText(error);
      if (text === undefined) throw error;
      return { pass: this.isNot ?? false, message: () => `${hint(this, name, 'subject', labels)}\n\n${text}` };
    }
  };
}
