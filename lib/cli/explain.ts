import { answersTo } from '../inquiry/answers';
import { askedEnd } from '../inquiry/asked-end';
import { askedPorts } from '../inquiry/asked-ports';
import { mapEnd, type Question } from '../inquiry/question';
import { isSamePod } from '../inquiry/same-pod';
import { EXPLAIN_FORMATS } from '../report/formats';
import { exitCodeOf } from './exit-code';
import type { ExplainSwitches } from './switches/command-switches';
import { Progress } from './progress';
import { readWorld, type ReadWorld } from './reading/read-world';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

function questionOf({ world, reading }: ReadWorld, { from, to, port }: ExplainSwitches): Question {
  const { workloads } = world.cluster;
  const note = (text: string): void => {
    process.stderr.write(`netpol: ${text}\n`);
  };
  const [source, destination] = [askedEnd(from, workloads, note), askedEnd(to, workloads, note)];
  return {
    source,
    destination,
    ...(port && { ports: askedPorts(port, destination) }),
    samePod: isSamePod({ argument: from, end: source }, { argument: to, end: destination }, reading.sources),
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
    const read = readWorld(paths, switches, progress);
    const { world, reading, isComplete } = read;
    const question = questionOf(read, switches);
    progress.at('judging');
    const answers = answersTo(world, question);
    progress.end();
    const report = {
      source: mapEnd(question.source),
      destination: mapEnd(question.destination),
      samePod: question.samePod ?? false,
      answers,
      workloads: world.cluster.workloads,
      sources: reading.sources,
      namespacesDeclared: reading.namespacesDeclared,
      notJudged: reading.notJudged,
    };
    await writeResult(format, report, switches);
    return isComplete ? 0 : 1;
  });
}
