import { objectsOf, writeInput } from '../generator/input-text';
import { scenarioNamed } from '../generator/scenarios';
import { yamlText } from '../generator/yaml-text';
import type { KubernetesObject } from '../generator/kubernetes-objects';
import type { Figure } from '../running/figure';
import { runProbe } from '../running/probe-run';
import { ratios } from '../running/statistics';
import type { Experiment } from './experiment';

const SCENARIO = 'dense';
const READERS = [
  'ours-to-objects',
  'js-yaml-to-objects',
  'yaml-to-objects',
  'ours-to-cluster',
  'yaml-to-cluster',
] as const;
const TARGET = { must: 5, moreIsBetter: true } as const;

type Reader = (typeof READERS)[number];

function* policiesOf(objects: Iterable<KubernetesObject>): Iterable<KubernetesObject> {
  for (const object of objects) if (object.kind === 'NetworkPolicy') yield object;
}

/** Reading alone: a file of 10,000 policies, in a program that does nothing else. */
export const reading: Experiment = {
  name: 'reading',
  about: 'reading 10,000 policies from YAML, beside the packages that read YAML',
  run: (run) => {
    const file = run.scratch('policies.yaml');
    const scenario = scenarioNamed(SCENARIO);
    writeInput(file, yamlText(policiesOf(objectsOf(scenario, run.options.seed))));
    const walls = new Map(READERS.map((reader) => [reader, [] as number[]]));
    const wallsOf = (reader: Reader) => walls.get(reader) ?? [];
    const measures = READERS.map((reader) => () => {
      const { result, wall } = runProbe<{ readonly read: number }>(`reading/${reader}`, { file });
      if (result.read !== scenario.policies) throw new Error(`${reader} has read ${result.read} policies`);
      wallsOf(reader).push(wall);
    });
    run.interleave(3, measures);
    const times = (name: string, reader: Reader): Figure => ({
      name,
      unit: 'ms',
      samples: wallsOf(reader),
    });
    const timesAsLong = (name: string, theirs: Reader, ours: Reader): Figure => ({
      name,
      unit: 'x',
      samples: ratios(wallsOf(theirs), wallsOf(ours)),
    });
    return {
      figures: [
        times('reading 10,000 policies to objects: ours', 'ours-to-objects'),
        times('  with js-yaml', 'js-yaml-to-objects'),
        times('  with yaml', 'yaml-to-objects'),
        timesAsLong('  js-yaml, as many times as long as ours', 'js-yaml-to-objects', 'ours-to-objects'),
        {
          ...timesAsLong('  yaml, as many times as long as ours', 'yaml-to-objects', 'ours-to-objects'),
          target: TARGET,
        },
        times('reading 10,000 policies to a cluster: ours', 'ours-to-cluster'),
        times('  with yaml', 'yaml-to-cluster'),
        {
          ...timesAsLong('  yaml, as many times as long as ours', 'yaml-to-cluster', 'ours-to-cluster'),
          target: TARGET,
        },
      ],
    };
  },
};
