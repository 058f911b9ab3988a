import { scenarioNamed } from '../generator/scenarios';
import { oneChange } from './changes';
import { diff } from './diff';
import { doublingExperiment, engineExperiment, type EngineTargets } from './engine';
import type { Experiment } from './experiment';
import { lint } from './lint';
import { firstQuestion, queries } from './questions';
import { reading } from './reading';
import { synthesisOfTenThousand, synthesisOfThousand } from './synthesis';
import { application, wholeProgram } from './whole-program';

function engine(name: string, targets: EngineTargets = {}, samples?: number): Experiment {
  return engineExperiment({ name, targets }, `engine: ${scenarioNamed(name).about}`, samples);
}

const dense: EngineTargets = { parses: { must: 10, aim: 3.5 } };
const large: EngineTargets = { parses: { must: 3, aim: 1 } };

/** All experiments, in the order in which they run. */
export const EXPERIMENTS: readonly Experiment[] = [
  engine('small', { time: { must: 25, aim: 10 } }),
  doublingExperiment({ name: 'medium' }, { name: 'medium-doubled' }, 'engine: growth from 10,000 pods to 20,000'),
  doublingExperiment(
    { name: 'dense', targets: dense },
    { name: 'dense-doubled' },
    'engine: growth from 10,000 pods and as many policies to 20,000 of both',
  ),
  doublingExperiment(
    { name: 'large-half' },
    { name: 'large', targets: large },
    'engine: growth from 50,000 pods to 100,000',
    3,
  ),
  engine('max', {}, 1),
  wholeProgram,
  application,
  engine('small-namespaces', { time: { must: 2_000, aim: 800 }, memory: { must: 600 } }, 3),
  engine('dense-namespaces', {}, 3),
  engine('one-namespace', {}, 3),
  engine('all-unique', {}, 1),
  engine('cidr-storm', {}, 3),
  engine('named-port-storm', {}, 3),
  engine('unknown-addresses', {}, 3),
  engine('live-dump', {}, 3),
  engine('all-select-all', {}, 1),
  engine('policy-per-pod', {}, 1),
  engine('large-namespaces', {}, 1),
  engine('cross-namespace', {}, 1),
  {
    ...engine('hostile', { time: { must: 16_000, aim: 6_000 }, memory: { must: 1_600, aim: 1_000 } }, 1),
    usual: false,
  },
  queries,
  oneChange,
  diff,
  firstQuestion,
  reading,
  lint,
  synthesisOfThousand,
  synthesisOfTenThousand,
];
