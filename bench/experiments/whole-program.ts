import type { WholeProgramRun } from '../probes/whole-program';
import type { BenchRun } from '../running/bench-run';
import type { Target } from '../running/figure';
import { runProbe, type ProbeRun } from '../running/probe-run';
import type { Experiment, Outcome } from './experiment';

interface WholeProgramTargets {
  readonly time?: Target;
  readonly memory?: Target;
}

/** From a file to the map, in a program that does nothing else. One run more, which is not timed, checks the map. */
function wholeProgramOn(run: BenchRun, name: string, called: string, targets: WholeProgramTargets = {}): Outcome {
  const file = run.input(name);
  const checked = runProbe<WholeProgramRun>('whole-program', { file, check: true }).result;
  run.options.checksums.hold(name, run.options.seed, 'map', checked.checksum);
  const runs: ProbeRun<WholeProgramRun>[] = [];
  run.interleave(3, [() => runs.push(runProbe<WholeProgramRun>('whole-program', { file, check: false }))]);
  const other = runs.find(({ result }) => result.rectangles !== checked.rectangles);
  if (other) throw new Error(`${other.result.rectangles} rectangles, not ${checked.rectangles}`);
  const { time, memory } = targets;
  return {
    figures: [
      { name: called, unit: 'ms', samples: runs.map(({ wall }) => wall), ...(time && { target: time }) },
      { name: '  peak memory', unit: 'MB', samples: runs.map(({ peak }) => peak), ...(memory && { target: memory }) },
    ],
  };
}

/** The largest cluster that Kubernetes is designed for. */
export const wholeProgram: Experiment = {
  name: 'whole-program',
  about: '150,000 pods and 10,000 policies: JSON in, map out, the whole process',
  run: (run) =>
    wholeProgramOn(run, 'max', 'JSON in, map out, whole process, max', {
      time: { must: 4_000, aim: 2_000 },
      memory: { must: 600, aim: 350 },
    }),
};

/** What somebody has in a repository. */
export const application: Experiment = {
  name: 'app',
  about: 'an application of 300 Deployments and 300 policies: YAML in, map out, the whole process',
  run: (run) => wholeProgramOn(run, 'app', 'YAML in, map out, whole process, app'),
};
