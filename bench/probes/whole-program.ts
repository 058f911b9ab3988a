import { readFileSync } from 'node:fs';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { reachabilityOf, worldOf } from '../../lib/reachability';
import { mapChecksum, type MapChecksum } from '../checksum/map-checksum';
import { partsOfRectangles } from '../checksum/map-parts';
import { report } from './probe';

export interface WholeProgramRun {
  readonly rectangles: number;
  /** Only when asked for, since it takes time of its own. */
  readonly checksum?: MapChecksum;
}

/** From a file to the complete map as rectangles, as a program of its own: nothing is measured apart, nothing held back. */
report(({ file, check }: { readonly file: string; readonly check: boolean }): WholeProgramRun => {
  const { cluster } = clusterOf(readManifests(readFileSync(file, 'utf8'), { file }).manifests);
  const rectangles = reachabilityOf(worldOf(cluster)).rectangles();
  return { rectangles: rectangles.length, ...(check && { checksum: mapChecksum(partsOfRectangles(rectangles)) }) };
});
