import { createHash } from 'node:crypto';
import { judge, reachabilityOf, worldOf } from '../../lib/reachability';
import { questionsAbout } from '../generator/questions';
import { statisticsOf } from '../running/statistics';
import { readInput } from './input-cluster';
import { report, settle, timed } from './probe';

const QUESTIONS = 100_000;
const CHECKED = 2_000;
const PASSES = 7;

export interface QueriesRun {
  /** One question on a built index, in microseconds: the median of several passes. */
  readonly query: number;
  readonly verdicts: string;
}

/** Questions on a built index, each answered several times; a part of them is held against the direct judgement. */
report(({ file, seed }: { readonly file: string; readonly seed: number }): QueriesRun => {
  const world = worldOf(readInput(file).cluster);
  const questions = questionsAbout(world.cluster, QUESTIONS, seed);
  const reachability = reachabilityOf(world);
  const verdicts = questions.map((question) => reachability.verdict(question));
  questions.slice(0, CHECKED).forEach((question, index) => {
    const { verdict } = judge(world, question);
    if (verdict !== verdicts[index]) throw new Error(`question ${index}: ${verdicts[index]}, judged alone ${verdict}`);
  });
  settle();
  let allowed = 0;
  const passes = Array.from({ length: PASSES }, () => {
    const { ms } = timed(() => {
      for (const question of questions) if (reachability.verdict(question) === 'allowed') allowed += 1;
    });
    return (ms * 1_000) / QUESTIONS;
  });
  const expected = PASSES * verdicts.filter((verdict) => verdict === 'allowed').length;
  if (allowed !== expected) throw new Error(`${allowed} allowed, not ${expected}`);
  const digest = createHash('sha256').update(verdicts.join(' ')).digest('hex');
  return { query: statisticsOf(passes).median, verdicts: digest };
});
