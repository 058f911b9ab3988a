import type { EngineRun } from '../probes/engine';
import type { BenchRun } from '../running/bench-run';
import type { Figure, Target } from '../running/figure';
import { runProbe } from '../running/probe-run';
import { ratios } from '../running/statistics';
import type { Experiment } from './experiment';

/** What the engine is held to in a scenario. */
export interface EngineTargets {
  readonly time?: Target;
  /** In units of `JSON.parse` of the same input. */
  readonly parses?: Target;
  readonly memory?: Target;
}

export interface EngineScenario {
  readonly name: string;
  readonly targets?: EngineTargets;
}

const SAMPLES = 5;
const WARM_RUNS = 4;

/** Measures scenarios in turn and holds their maps against the committed checksums. */
export function engineRuns(
  run: BenchRun,
  names: readonly string[],
  samples = SAMPLES,
): ReadonlyMap<string, EngineRun[]> {
  const runs = new Map(names.map((name) => [name, [] as EngineRun[]]));
  const measures = names.map((name) => () => {
    const known = runs.get(name) ?? [];
    run.options.say(`engine on ${name}, sample ${known.length + 1}`);
    const given = { file: run.input(name), warmRuns: known.length === 0 ? WARM_RUNS : 0 };
    const { result } = runProbe<EngineRun>('engine', given);
    run.options.checksums.hold(name, run.options.seed, 'map', result.checksum);
    known.push(result);
  });
  run.interleave(samples, measures);
  return runs;
}

/** The figures of one scenario. */
export function engineFigures({ name, targets = {} }: EngineScenario, runs: readonly EngineRun[]): Figure[] {
  const engine = runs.map((sample) => sample.engine);
  const parses = runs.map(({ parse }) => parse);
  const { time, parses: inParses, memory } = targets;
  return [
    { name: `engine, ${name}`, unit: 'ms', samples: engine, ...(time && { target: time }) },
    {
      name: `  in JSON.parse of the input`,
      unit: 'x',
      samples: ratios(engine, parses),
      ...(inParses && { target: inParses }),
    },
    { name: `  processor time`, unit: 'ms', samples: runs.map(({ processor }) => processor) },
    { name: `  JSON.parse`, unit: 'ms', samples: parses },
    { name: `  reading the objects`, unit: 'ms', samples: runs.map(({ reading }) => reading) },
    { name: `  quickest warm`, unit: 'ms', samples: runs.slice(0, 1).map(({ warm }) => warm) },
    { name: `  peak memory`, unit: 'MB', samples: runs.map(({ peak }) => peak), ...(memory && { target: memory }) },
  ];
}

function countersOf(runs: ReadonlyMap<string, readonly EngineRun[]>) {
  return Object.fromEntries([...runs].flatMap(([name, [first]]) => (first ? [[name, first.counters]] : [])));
}

/** An experiment about scenarios that have nothing to do with each other. */
export function engineExperiment(scenario: EngineScenario, about: string, samples = SAMPLES): Experiment {
  return {
    name: scenario.name,
    about,
    run: (run) => {
      const runs = engineRuns(run, [scenario.name], samples);
      return { figures: engineFigures(scenario, runs.get(scenario.name) ?? []), counters: countersOf(runs) };
    },
  };
}

/** An experiment about a scenario and another one that has twice as many pods and policies. */
export function doublingExperiment(
  half: EngineScenario,
  whole: EngineScenario,
  about: string,
  samples = SAMPLES,
): Experiment {
  return {
    name: `doubling-${half.name}`,
    about,
    run: (run) => {
      const runs = engineRuns(run, [half.name, whole.name], samples);
      const [small, large] = [half, whole].map(({ name }) => runs.get(name) ?? []) as [EngineRun[], EngineRun[]];
      const growth = ratios(
        large.map(({ engine }) => engine),
        small.map(({ engine }) => engine),
      );
      return {
        figures: [
          ...engineFigures(half, small),
          ...engineFigures(whole, large),
          {
            name: `twice the pods and policies, ${half.name} to ${whole.name}: time grows`,
            unit: 'x',
            samples: growth,
            target: { must: 2.4, aim: 2.1 },
          },
        ],
        counters: countersOf(runs),
      };
    },
  };
}
