import type { Workload } from '../model/workload';
import { diffOf, type MapDiff } from '../reachability';
import { DIFF_FORMATS } from '../report/formats';
import type { ChangeName, DiffSwitches } from './switches/command-switches';
import { exitCodeOf } from './exit-code';
import { Progress } from './progress';
import { isNamed, workloadsNamed } from './questions/find-workloads';
import { readWorld } from './reading/read-world';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

/** Says which of the changes that must not be there are; true if any is. */
function hasForbidden(diff: MapDiff, forbidden: readonly ChangeName[]): boolean {
  const found = forbidden.filter((change) => diff[change].length > 0);
  const texts = found.map((change) => `${diff[change].length} ${change}`);
  if (found.length > 0) process.stderr.write(`netpol: --fail-on: connections ${texts.join(', ')}\n`);
  return found.length > 0;
}

/**
 * Prints which connections two clusters do not share.
 *
 * @returns the exit code: 1 when not everything could be read, or when there are changes that `--fail-on` names
 */
export function diff(before: string, after: string, switches: DiffSwitches): Promise<number> {
  return exitCodeOf(async () => {
    const progress = new Progress(process.stderr, Date.now);
    const format = await formatNamed(DIFF_FORMATS, switches.format);
    const [one, other] = [readWorld([before], switches, progress), readWorld([after], switches, progress)];
    const { focus } = switches;
    const workloads = [...one.world.cluster.workloads, ...other.world.cluster.workloads];
    focus?.forEach((wanted) => workloadsNamed(wanted, workloads));
    progress.at('judging');
    const difference = diffOf(one.world, other.world, {
      selfPairs: switches.selfPairs ?? false,
      ...(focus && { focus: (workload: Workload) => focus.some((wanted) => isNamed(wanted, workload)) }),
    });
    progress.end();
    const notJudged = { before: one.reading.notJudged, after: other.reading.notJudged };
    await writeResult(format, { diff: difference, workloads, notJudged }, switches);
    const isForbidden = hasForbidden(difference, switches.failOn ?? []);
    return one.isComplete && other.isComplete && !isForbidden ? 0 : 1;
  });
}
