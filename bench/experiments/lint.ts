import type { LintRun } from '../probes/lint';
import type { WholeProgramRun } from '../probes/whole-program';
import { runProbe, type ProbeRun } from '../running/probe-run';
import { ratios } from '../running/statistics';
import type { Figure } from '../running/figure';
import type { Experiment } from './experiment';

/** Clusters with a thousand policies each: addresses known, unknown, and everything known. */
const SCENARIOS = ['medium', 'unknown-addresses', 'live-dump'] as const;
const TARGET = { must: 2, aim: 1.2 } as const;

/** All rules on a thousand policies, beside the map of the same cluster: each from the file, in a program of its own. */
export const lint: Experiment = {
  name: 'lint',
  about: 'all rules on 10,000 pods and 1,000 policies, beside the map alone: JSON in, the whole process',
  run: (run) => {
    const figures = SCENARIOS.flatMap((name): Figure[] => {
      const file = run.input(name);
      const maps: ProbeRun<WholeProgramRun>[] = [];
      const lints: ProbeRun<LintRun>[] = [];
      const all: ProbeRun<LintRun>[] = [];
      run.interleave(3, [
        () => maps.push(runProbe<WholeProgramRun>('whole-program', { file, check: false })),
        () => lints.push(runProbe<LintRun>('lint', { file, preset: 'recommended' })),
        () => all.push(runProbe<LintRun>('lint', { file, preset: 'compat' })),
      ]);
      const other = lints.find(({ result }) => result.findings !== lints[0]?.result.findings);
      if (other) throw new Error(`${other.result.findings} findings, not ${lints[0]?.result.findings}`);
      const walls = (runs: readonly ProbeRun<unknown>[]) => runs.map(({ wall }) => wall);
      return [
        { name: `lint, ${name}: the map alone`, unit: 'ms', samples: walls(maps) },
        { name: '  all rules', unit: 'ms', samples: walls(lints) },
        { name: '  of these, the rules themselves', unit: 'ms', samples: lints.map(({ result }) => result.rules) },
        {
          name: '  all rules, as many times as long as the map',
          unit: 'x',
          samples: ratios(walls(lints), walls(maps)),
          target: TARGET,
        },
        {
          name: '  with the rules of `compat`, as many times',
          unit: 'x',
          samples: ratios(walls(all), walls(maps)),
          target: TARGET,
        },
      ];
    });
    return { figures };
  },
};
