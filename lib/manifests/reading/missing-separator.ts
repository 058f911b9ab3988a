import type { DuplicateKey, ReadingProblem } from './reading-problem';

/** What every object has, and so every file that was put behind another one. */
const KEYS_OF_ALL: readonly string[] = ['apiVersion', 'kind', 'metadata'];

/**
 * Says it once for the whole document if most likely two objects were put behind one another without `---` between
 * them: then more than one of the keys that all objects have is there twice. Keys that are written twice further down
 * stay problems of their own.
 *
 * @param problems in the order in which the keys are written
 */
export function asMissingSeparator(problems: readonly DuplicateKey[]): readonly ReadingProblem[] {
  const ofDocument = problems.filter(({ isOfDocument }) => isOfDocument);
  const [first] = ofDocument;
  const twice = KEYS_OF_ALL.filter((known) => ofDocument.some(({ key }) => key === known));
  if (first === undefined || twice.length < 2) return problems;
  const missing: ReadingProblem = { ...first, help: 'a `---` is probably missing before this line: write it there' };
  return [missing, ...problems.filter(({ isOfDocument }) => !isOfDocument)];
}
