import { InvalidArgumentError } from 'commander';
import { nearest } from '../diagnostics/nearest';
import { LEVELS, type Configuration, type Level } from '../lint/configuration/configuration';
import { canonicalId, idProblem } from '../lint/finding-ids';

function invalid(written: string, help: string): InvalidArgumentError {
  return new InvalidArgumentError(`option '--rule <id=level>' argument '${written}' is invalid. ${help}`);
}

/** The sentence of a finding as commander writes such: without marks, and with a capital. */
function plain(help: string): string {
  const text = help.replaceAll('`', '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}

function isLevel(word: string): word is Level {
  return LEVELS.some((level) => level === word);
}

/**
 * The levels that `--rule` gives.
 *
 * @throws InvalidArgumentError for an id that is none or that nothing silences, and for a level that is none
 */
export function ruleLevels(written: readonly string[]): Configuration['rules'] {
  const rules: Record<string, Level> = {};
  for (const one of written) {
    const [id = '', level = ''] = one.split('=', 2);
    const problem = idProblem(id);
    if (problem) throw invalid(one, plain(problem.help));
    if (!isLevel(level)) {
      const meant = nearest(level, LEVELS);
      throw invalid(one, meant ? `Did you mean ${id}=${meant}?` : `A level is one of ${LEVELS.join(', ')}.`);
    }
    rules[canonicalId(id)] = level;
  }
  return rules;
}
