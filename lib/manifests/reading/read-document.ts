import type { LocatedValue } from '../field-path';
import type { ReadingProblem } from './reading-problem';

/** One document of a text: its value, as JSON has it, and where its parts stand in the text. */
export interface ReadDocument {
  readonly value: unknown;
  readonly root: LocatedValue;
}

/** What was read, and what could not be. */
export interface DocumentReading {
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly ReadingProblem[];
}

/** Sets a key of an object as JSON.parse does: `__proto__` is a key like any other. */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}
