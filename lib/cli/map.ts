import { workloadsNamed } from '../inquiry/find-workloads';
import type { Workload } from '../model/workload';
import { reachabilityOf, type MapOptions, type World } from '../reachability';
import { rowsWithStrangers, setsUnreadIn, strangersOf, withStrangers } from '../reachability/strangers';
import { MAP_FORMATS } from '../report/formats';
import { BadInput } from './bad-input';
import { exitCodeOf } from './exit-code';
import type { MapSwitches } from './switches/command-switches';
import { printFindings } from './print-findings';
import { Progress } from './progress';
import { tooManyConnections } from './reading/input-findings';
import { readWorld } from './reading/read-world';
import { podsNotRead, tooManyStrangers } from './reading/stranger-findings';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

/** So many rows are held at a time, in formats that need all of them; they take about 2 GB. */
const MOST_ROWS = 5_000_000;

/** The workloads that the map is asked about; undefined where it is about all of them. */
function focusOf({ cluster }: World, { focus }: MapSwitches): ReadonlySet<Workload> | undefined {
  return focus && new Set(focus.flatMap((wanted) => workloadsNamed(wanted, cluster.workloads)));
}

/** A world, and its rows as they are asked for: those of pods that nobody read only where `--strangers` asks for them. */
function askedWorld(read: World, { strangers: wanted }: MapSwitches) {
  if (!wanted) {
    const reachability = reachabilityOf(read);
    const findings = podsNotRead(read);
    return { world: read, findings, reachability, rowsOf: (options: MapOptions) => reachability.rows(options) };
  }
  const strangers = strangersOf([read], setsUnreadIn(read));
  const world = withStrangers(read, strangers);
  const reachability = reachabilityOf(world);
  const findings = tooManyStrangers(strangers);
  return { world, findings, reachability, rowsOf: (options: MapOptions) => rowsWithStrangers(reachability, options) };
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
    const strangeness = { strangers: switches.strangers ?? false };
    const { world: read, reading, isComplete } = readWorld(paths, switches, progress, { strangeness });
    progress.at('judging');
    const { world, findings, reachability, rowsOf } = askedWorld(read, switches);
    const focus = focusOf(world, switches);
    const { governed, ungoverned } = reachability.mostRows;
    progress.end();
    const most = format.governedOnly ? governed : governed + ungoverned;
    if (!format.streamed && !focus && most > MOST_ROWS) throw new BadInput([tooManyConnections(most, format.id)]);
    printFindings(findings);
    const options = {
      selfPairs: switches.selfPairs ?? false,
      governedOnly: format.governedOnly ?? false,
      ...(focus && { focus: (workload: Workload) => focus.has(workload) }),
    };
    const rows = { [Symbol.iterator]: () => rowsOf(options) };
    // What is said of workloads besides the rows is said of those that were read.
    const workloads = focus ? [...focus] : read.cluster.workloads;
    const policiesRead = reading.cluster.policies.length;
    await writeResult(format, { world, rows, workloads, policiesRead, notJudged: reading.notJudged }, switches);
    return isComplete ? 0 : 1;
  });
}
