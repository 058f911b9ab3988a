import type { Workload } from '../model/workload';
import { mapOf, type World } from '../reachability';
import { MAP_FORMATS } from '../report/formats';
import { exitCodeOf } from './exit-code';
import type { MapSwitches } from './switches/command-switches';
import { Progress } from './progress';
import { workloadsNamed } from './questions/find-workloads';
import { readWorld } from './reading/read-world';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

/** The workloads that the map is asked about; undefined where it is about all of them. */
function focusOf({ cluster }: World, { focus }: MapSwitches): ReadonlySet<Workload> | undefined {
  return focus && new Set(focus.flatMap((wanted) => workloadsNamed(wanted, cluster.workloads)));
}

/**
 * Prints who can reach whom.
 *
 * @returns the exit code: 1 when not everything could be read
 */
export function map(paths: readonly string[], switches: MapSwitches): Promise<number> {
  return exitCodeOf(async () => {
    const progress = new Progress(process.stderr, Date.now);
    const format = await formatNamed(MAP_FORMATS, switches.format);
    const { world, reading, isComplete } = readWorld(paths, switches, progress);
    const focus = focusOf(world, switches);
    progress.at('judging');
    const rows = mapOf(world, {
      selfPairs: switches.selfPairs ?? false,
      governedOnly: format.governedOnly ?? false,
      ...(focus && { focus: (workload: Workload) => focus.has(workload) }),
    });
    progress.end();
    const workloads = focus ? [...focus] : world.cluster.workloads;
    await writeResult(format, { world, rows, workloads, notJudged: reading.notJudged }, switches);
    return isComplete ? 0 : 1;
  });
}
