import { stringify } from 'yaml';
import { examine } from '../../lib/checks/examination';
import { inventoryOf } from '../../lib/checks/inventory';
import { standInsOf } from '../../lib/checks/stand-ins';
import type { Finding } from '../../lib/diagnostics/finding';
import { registryOf } from '../../lib/dsl';
import type { Configuration } from '../../lib/lint/configuration/configuration';
import { lintManifests } from '../../lib/lint/manifests/lint-manifests';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { worldOf } from '../../lib/reachability';
import { appOf } from './example-program';

/** What each cluster of a program comes to as files: its manifests, and the stand-ins for what no manifest makes. */
function textsOf(body: string): string[] {
  return examine(registryOf(appOf(body))).clusters.map((cluster) => {
    const { apiObjects, rendering } = cluster.planned;
    const objects = [...apiObjects.map((one) => rendering.of(one)), ...inventoryOf(cluster, standInsOf(cluster))];
    return objects.map((object) => stringify(object, { version: '1.1' })).join('---\n');
  });
}

/** All that is found in the manifests of a program, as `netpol lint` finds it. */
export function findingsInManifestsOf(body: string, rules: Configuration['rules'] = {}): Finding[] {
  const configuration = { preset: 'recommended', rules } as const;
  return textsOf(body).flatMap((text) => {
    const reading = clusterOf(readManifests(text, { file: 'all.yaml' }).manifests);
    return lintManifests(reading, worldOf(reading.cluster), { configuration }).findings;
  });
}
