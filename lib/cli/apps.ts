import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';

/** An app that can be rendered: a folder with a main file. */
export interface AppFolder {
  readonly name: string;
  /** The main file, relative to the working folder. */
  readonly main: string;
}

/** What is wrong with the apps that were asked for, in words for a person. */
export class AppProblem extends Error {}

const MAIN_FILES = ['main.ts', 'main.js'];

function appIn(folder: string, name: string): AppFolder | undefined {
  const main = MAIN_FILES.map((file) => path.join(folder, name, file)).find((file) => existsSync(file));
  return main ? { name, main } : undefined;
}

/**
 * The apps of a folder, by name; of the given names only, where there are any.
 *
 * @throws AppProblem if the folder holds none, or not one of that name.
 */
export function appsIn(folder: string, names: readonly string[]): AppFolder[] {
  if (!existsSync(folder))
    throw new AppProblem(`there is no folder \`${folder}\`: name the one that holds your apps with --apps`);
  const all = readdirSync(folder)
    .sort()
    .flatMap((name) => appIn(folder, name) ?? []);
  if (all.length === 0)
    throw new AppProblem(
      `\`${folder}\` holds no app: an app is a folder with a main.ts, such as ${folder}/payments/main.ts`,
    );
  if (names.length === 0) return all;
  return [...new Set(names)].map((name) => {
    const app = all.find((candidate) => candidate.name === name);
    if (!app)
      throw new AppProblem(
        `\`${folder}\` holds no app \`${name}\`; it holds ${all.map((one) => `\`${one.name}\``).join(', ')}`,
      );
    return app;
  });
}
