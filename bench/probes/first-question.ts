import { judge, worldOf } from '../../lib/reachability';
import type { Connection } from '../../lib/reachability';
import { questionsAbout } from '../generator/questions';
import { statisticsOf } from '../running/statistics';
import { readInput } from './input-cluster';
import { report, settle, timed } from './probe';

const FURTHER = 200;

export interface FirstQuestionRun {
  /** From the values of the model to the first answer, in milliseconds. */
  readonly first: number;
  /** Each further question, in microseconds. */
  readonly further: number;
}

/** A single question to a cluster that has just been read: no index is built for it. */
report(({ file, seed }: { readonly file: string; readonly seed: number }): FirstQuestionRun => {
  const { cluster } = readInput(file);
  const [question, ...others] = questionsAbout(cluster, FURTHER + 1, seed) as [Connection, ...Connection[]];
  settle();
  const first = timed(() => {
    const world = worldOf(cluster);
    judge(world, question);
    return world;
  });
  const further = others.map((other) => timed(() => judge(first.value, other)).ms * 1_000);
  return { first: first.ms, further: statisticsOf(further).median };
});
