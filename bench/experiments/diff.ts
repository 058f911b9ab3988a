import { runProbe } from '../running/probe-run';
import { ratios } from '../running/statistics';
import type { Experiment } from './experiment';

interface DiffRun {
  readonly parse: number;
  readonly time: number;
}

/** Two versions of a cluster compared, against one of them built: both with two parses. */
export const diff: Experiment = {
  name: 'diff',
  about: 'two versions compared, against one build and two parses, 100,000 pods and 10,000 policies',
  run: (run) => {
    const given = { file: run.input('large'), seed: run.options.seed };
    const [builds, diffs]: [DiffRun[], DiffRun[]] = [[], []];
    run.interleave(3, [
      () => builds.push(runProbe<DiffRun>('diff', { ...given, whole: false }).result),
      () => diffs.push(runProbe<DiffRun>('diff', { ...given, whole: true }).result),
    ]);
    const withTwoParses = (runs: readonly DiffRun[]) => runs.map(({ parse, time }) => 2 * parse + time);
    return {
      figures: [
        { name: 'one build, large', unit: 'ms', samples: builds.map(({ time }) => time) },
        { name: 'two versions compared, ten policies apart', unit: 'ms', samples: diffs.map(({ time }) => time) },
        {
          name: 'two parses and the diff, in two parses and one build',
          unit: 'x',
          samples: ratios(withTwoParses(diffs), withTwoParses(builds)),
          target: { must: 1.3, aim: 1.1 },
        },
      ],
    };
  },
};
