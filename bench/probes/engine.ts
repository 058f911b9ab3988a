import { reachabilityOf, worldOf } from '../../lib/reachability';
import { mapChecksum, type MapChecksum } from '../checksum/map-checksum';
import { partsOfRectangles } from '../checksum/map-parts';
import type { Cluster } from '../../lib/model/cluster';
import type { Counters } from '../experiments/experiment';
import { readInput } from './input-cluster';
import { report, settle, timed } from './probe';

export interface EngineRun {
  /** `JSON.parse` of the input, in milliseconds. */
  readonly parse: number;
  readonly reading: number;
  /** From the values of the model to the complete map as rectangles, in milliseconds. */
  readonly engine: number;
  /** What all threads of the program have worked in that time, in milliseconds: it knows nothing of busy neighbours. */
  readonly processor: number;
  /** The quickest of several more, when all code is warm. */
  readonly warm: number;
  /** The most memory held until the first map was complete, in MB. */
  readonly peak: number;
  readonly counters: Counters;
  readonly checksum: MapChecksum;
}

function mapOnce(cluster: Cluster) {
  const reachability = reachabilityOf(worldOf(cluster));
  return { reachability, rectangles: reachability.rectangles() };
}

/** The first map of a cluster in a program that has just started. */
report(({ file, warmRuns }: { readonly file: string; readonly warmRuns: number }): EngineRun => {
  const { cluster, parse, reading } = readInput(file);
  settle();
  const before = process.cpuUsage();
  const { ms: engine, value } = timed(() => mapOnce(cluster));
  const { user, system } = process.cpuUsage(before);
  const peak = process.resourceUsage().maxRSS / 1024;
  const checksum = mapChecksum(partsOfRectangles(value.rectangles));
  const counters = { ...value.reachability.counters };
  let warm = engine;
  for (let run = 0; run < warmRuns; run++) {
    settle();
    warm = Math.min(warm, timed(() => mapOnce(cluster)).ms);
  }
  return { parse, reading, engine, processor: (user + system) / 1_000, warm, peak, counters, checksum };
});
