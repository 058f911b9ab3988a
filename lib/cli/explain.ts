import type { World } from '../reachability';
import { EXPLAIN_FORMATS } from '../report/formats';
import { exitCodeOf } from './exit-code';
import type { ExplainSwitches } from './switches/command-switches';
import { Progress } from './progress';
import { answersTo, mapEnd, type Question } from './questions/answers';
import { askedEnd } from './questions/asked-end';
import { readWorld } from './reading/read-world';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

function questionOf({ cluster: { workloads } }: World, { from, to, port }: ExplainSwitches): Question {
  const note = (text: string): void => {
    process.stderr.write(`netpol: ${text}\n`);
  };
  return {
    source: askedEnd(from, workloads, note),
    destination: askedEnd(to, workloads, note),
    ...(port && { ports: port }),
  };
}

/**
 * Says why one end can reach another or cannot.
 *
 * @returns the exit code: 1 when not everything could be read; either verdict is an answer
 */
export function explain(paths: readonly string[], switches: ExplainSwitches): Promise<number> {
  return exitCodeOf(async () => {
    const progress = new Progress(process.stderr, Date.now);
    const format = await formatNamed(EXPLAIN_FORMATS, switches.format);
    const { world, reading, isComplete } = readWorld(paths, switches, progress);
    const question = questionOf(world, switches);
    progress.at('judging');
    const answers = answersTo(world, question);
    progress.end();
    const [source, destination] = [mapEnd(question.source), mapEnd(question.destination)];
    const { sources, notJudged } = reading;
    await writeResult(format, { source, destination, answers, sources, notJudged }, switches);
    return isComplete ? 0 : 1;
  });
}
