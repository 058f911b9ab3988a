import type { BenchRun } from '../running/bench-run';
import type { Figure } from '../running/figure';
import { runProbe } from '../running/probe-run';
import { ratios } from '../running/statistics';
import type { Experiment } from './experiment';

/** cdk8s itself is quadratic in the number of charts: more than a hundred would measure nothing else. */
const CHARTS = [1, 10, 100] as const;
const TARGET = { must: 40, aim: 20 } as const;

/** What the checks cost `app.synth()`, against cdk8s alone writing the same objects. */
function overhead(run: BenchRun, policies: number, charts: number, samples: number): Figure[] {
  const given = { size: { policies, charts }, outdir: run.scratch('synth-out'), file: run.scratch('objects.json') };
  runProbe('synthesis/write-objects', given);
  const measured = { 'cdk8s-alone': [] as number[], 'checks-only': [] as number[], statements: [] as number[] };
  const programs = ['cdk8s-alone', 'checks-only', 'statements'] as const;
  run.interleave(
    samples,
    programs.map((program) => () => {
      run.options.say(`synthesis of ${policies} policies in ${charts} charts: ${program}`);
      measured[program].push(runProbe<{ readonly synth: number }>(`synthesis/${program}`, given).result.synth);
    }),
  );
  const percent = (program: 'checks-only' | 'statements') =>
    ratios(measured[program], measured['cdk8s-alone']).map((ratio) => (ratio - 1) * 100);
  const size = `${policies} policies, ${charts} ${charts === 1 ? 'chart' : 'charts'}`;
  return [
    { name: `app.synth(), ${size}: cdk8s alone`, unit: 'ms', samples: measured['cdk8s-alone'] },
    { name: `the same objects, checked: overhead`, unit: '%', samples: percent('checks-only'), target: TARGET },
    { name: `the same, said with statements: overhead`, unit: '%', samples: percent('statements'), target: TARGET },
  ];
}

function synthesis(policies: number, samples: number): Experiment {
  return {
    name: `synthesis-${policies}`,
    about: `what the checks cost app.synth() with ${policies} policies`,
    run: (run) => ({ figures: CHARTS.flatMap((charts) => overhead(run, policies, charts, samples)) }),
  };
}

export const synthesisOfThousand = synthesis(1_000, 3);
export const synthesisOfTenThousand = synthesis(10_000, 1);
