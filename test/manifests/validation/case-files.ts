import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What servers of some versions say: nothing, unless the texts are there. */
export interface Expectation {
  /** Such as `1.30 to 1.35`, both included. */
  readonly versions: string;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
  /** The whole answer, where the case is about it. */
  readonly message?: string;
}

/** One object that is created, or that replaces `old`. */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly old?: unknown;
  readonly object: { readonly metadata?: { readonly name?: string } | null; readonly spec?: object | null };
  /** What the server makes of the spec, lists without items left out. */
  readonly defaulted?: object;
  readonly expect: readonly Expectation[];
}

const FOLDER = join(__dirname, '../../cases/api-validation');

/** The cases of each file, by the file's name. */
export function caseFiles(): readonly (readonly [file: string, cases: readonly Case[]])[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => [file, parse(readFileSync(join(FOLDER, file), 'utf8')) as readonly Case[]]);
}

/** The cases of one file. */
export function casesOf(file: string): readonly Case[] {
  return caseFiles().find(([name]) => name === file)?.[1] ?? [];
}

/** Every version from the first to the last of the range. */
export function versionsOf({ versions }: Expectation): readonly string[] {
  const [, first, last] = /^1\.(\d+) to 1\.(\d+)$/.exec(versions) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => `1.${from + index}`);
}
