/**
 * What a person wrote is not what was asked for. The message says how it is written, or what they may mean; where in
 * this package it was noticed helps nobody, so it has no stack.
 */
export class NotUnderstood extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotUnderstood';
    this.stack = `${this.name}: ${message}`;
  }
}

/**
 * Reads what a person wrote among other things: what is not understood is quoted in front of the reason.
 *
 * @throws NotUnderstood if `read` does
 */
export function quoting<T>(text: string, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    throw error instanceof NotUnderstood ? new NotUnderstood(`'${text}' is not understood. ${error.message}`) : error;
  }
}
