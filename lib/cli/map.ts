import type { Workload } from '../model/workload';
import { reachabilityOf, type World } from '../reachability';
import { MAP_FORMATS } from '../report/formats';
import { BadInput } from './bad-input';
import { exitCodeOf } from './exit-code';
import type { MapSwitches } from './switches/command-switches';
import { Progress } from './progress';
import { workloadsNamed } from './questions/find-workloads';
import { tooManyConnections } from './reading/input-findings';
import { readWorld } from './reading/read-world';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

/** So many rows are held at a time, in formats that need all of them; they take about 2 GB. */
const MOST_ROWS = 5_000_000;

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
    const reachability = reachabilityOf(world);
    const { governed, ungoverned } = reachability.mostRows;
    progress.end();
    const most = format.governedOnly ? governed : governed + ungoverned;
    if (!format.streamed && !focus && most > MOST_ROWS) throw new BadInput([tooManyConnections(most, format.id)]);
    const options = {
      selfPairs: switches.selfPairs ?? false,
      governedOnly: format.governedOnly ?? false,
      ...(focus && { focus: (workload: Workload) => focus.has(workload) }),
    };
    const rows = { [Symbol.iterator]: () => reachability.rows(options) };
    const workloads = focus ? [...focus] : world.cluster.workloads;
    await writeResult(format, { world, rows, workloads, notJudged: reading.notJudged }, switches);
    return isComplete ? 0 : 1;
  });
}
