import type { OneChangeRun } from '../probes/one-change';
import { runProbe } from '../running/probe-run';
import type { Experiment } from './experiment';

/** One policy edited, on an index that is kept. */
export const oneChange: Experiment = {
  name: 'one-change',
  about: 'one policy changed, rows and their difference updated, 100,000 pods and 10,000 policies',
  run: (run) => {
    const runs: OneChangeRun[] = [];
    const given = { file: run.input('large'), seed: run.options.seed };
    run.interleave(3, [() => runs.push(runProbe<OneChangeRun>('one-change', given).result)]);
    return {
      figures: [
        {
          name: 'one policy changed, large: median of the changes',
          unit: 'ms',
          samples: runs.map(({ median }) => median),
          target: { must: 1, aim: 0.15 },
        },
        { name: '  the slowest change', unit: 'ms', samples: runs.map(({ worst }) => worst) },
      ],
    };
  },
};
