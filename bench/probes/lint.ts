import { readFileSync } from 'node:fs';
import { lintManifests } from '../../lib/lint/manifests/lint-manifests';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { worldOf } from '../../lib/reachability';
import { report, timed } from './probe';

export interface LintRun {
  readonly findings: number;
  /** All rules on the cluster that was read, in milliseconds. */
  readonly rules: number;
}

/** From a file to what is wrong with it, as a program of its own. */
report(({ file, preset }: { readonly file: string; readonly preset: 'recommended' | 'compat' }): LintRun => {
  const reading = clusterOf(readManifests(readFileSync(file, 'utf8'), { file }).manifests);
  const { ms, value } = timed(() =>
    lintManifests(reading, worldOf(reading.cluster), { configuration: { preset, rules: {} } }),
  );
  return { findings: value.findings.length, rules: ms };
});
