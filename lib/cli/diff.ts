import { isNamed, workloadsNamed } from '../inquiry/find-workloads';
import { isStandIn } from '../manifests/stand-in';
import type { Workload } from '../model/workload';
import type { MapDiff } from '../reachability';
import { diffWithStrangers } from '../reachability/strangers';
import { DIFF_FORMATS } from '../report/formats';
import type { ChangeName, DiffSwitches } from './switches/command-switches';
import { exitCodeOf } from './exit-code';
import { printFindings } from './print-findings';
import { Progress } from './progress';
import { readWorld, type ReadWorld } from './reading/read-world';
import { tooManyStrangers } from './reading/stranger-findings';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

/** Says which of the changes that must not be there are; true if any is. */
function hasForbidden(diff: MapDiff, forbidden: readonly ChangeName[]): boolean {
  const found = forbidden.filter((change) => diff[change].length > 0);
  const texts = found.map((change) => `${diff[change].length} ${change}`);
  if (found.length > 0) process.stderr.write(`netpol: --fail-on: connections ${texts.join(', ')}\n`);
  return found.length > 0;
}

/** Tells of which workloads an inventory says that they may exist, whatever makes them. */
function standsIn(read: readonly ReadWorld[]): (workload: Workload) => boolean {
  return (workload) =>
    read.some(({ reading: { sources } }) => {
      const manifest = sources.get(workload);
      return manifest !== undefined && isStandIn(manifest.object);
    });
}

/**
 * Prints which connections two clusters do not share, those of pods that nobody read included.
 *
 * @returns the exit code: 1 when not everything could be read, or when there are changes that `--fail-on` names
 */
export function diff(before: string, after: string, switches: DiffSwitches): Promise<number> {
  return exitCodeOf(async () => {
    const progress = new Progress(process.stderr, Date.now);
    const format = await formatNamed(DIFF_FORMATS, switches.format);
    const { focus, with: shared = [] } = switches;
    const telling = { told: new Set<string>(), strangeness: { strangers: true, addedBy: '`--with`' } };
    const one = readWorld([before, ...shared], switches, progress, telling);
    const other = readWorld([after, ...shared], switches, progress, telling);
    progress.at('judging');
    const { diff: difference, strangers } = diffWithStrangers(one.world, other.world, {
      selfPairs: switches.selfPairs ?? false,
      standsIn: standsIn([one, other]),
      ...(focus && { focus: (workload: Workload) => focus.some((wanted) => isNamed(wanted, workload)) }),
    });
    progress.end();
    const workloads = [one, other].flatMap(({ world }) => world.cluster.workloads);
    const all = [...workloads, ...strangers.sets.keys()];
    focus?.forEach((wanted) => workloadsNamed(wanted, all));
    const leftOut = tooManyStrangers(strangers);
    printFindings(leftOut);
    const notJudged = { before: one.reading.notJudged, after: other.reading.notJudged };
    await writeResult(format, { diff: difference, workloads: all, notJudged }, switches);
    const forbidden = switches.failOn ?? [];
    const isForbidden = hasForbidden(difference, forbidden);
    // Who asks for a gate is not let through by what was left out.
    const isComplete = one.isComplete && other.isComplete && (leftOut.length === 0 || forbidden.length === 0);
    return isComplete && !isForbidden ? 0 : 1;
  });
}
