import type { FirstQuestionRun } from '../probes/first-question';
import type { QueriesRun } from '../probes/queries';
import { runProbe } from '../running/probe-run';
import type { Experiment } from './experiment';

/** Questions on a built index. */
export const queries: Experiment = {
  name: 'queries',
  about: 'one question on a built index, 100,000 pods and 10,000 policies',
  run: (run) => {
    const { seed, checksums } = run.options;
    const samples: number[] = [];
    run.interleave(3, [
      () => {
        const { result } = runProbe<QueriesRun>('queries', { file: run.input('large'), seed });
        checksums.hold('large', seed, 'verdicts', result.verdicts);
        samples.push(result.query);
      },
    ]);
    return {
      figures: [{ name: 'a question on a built index, large', unit: 'µs', samples, target: { must: 1, aim: 0.25 } }],
    };
  },
};

/** A single question without an index, where policies are few, many and crowded. */
export const firstQuestion: Experiment = {
  name: 'first-question',
  about: 'a first single question, no index built',
  run: (run) => {
    const names = ['small', 'dense', 'one-namespace', 'large'];
    const runs = new Map(names.map((name) => [name, [] as FirstQuestionRun[]]));
    run.interleave(
      5,
      names.map((name) => () => {
        const given = { file: run.input(name), seed: run.options.seed };
        runs.get(name)?.push(runProbe<FirstQuestionRun>('first-question', given).result);
      }),
    );
    return {
      figures: [...runs].flatMap(([name, samples]) => [
        {
          name: `a first question without an index, ${name}`,
          unit: 'ms' as const,
          samples: samples.map(({ first }) => first),
          target: { must: 50, aim: 10 },
        },
        { name: '  each further one', unit: 'µs' as const, samples: samples.map(({ further }) => further) },
      ]),
    };
  },
};
