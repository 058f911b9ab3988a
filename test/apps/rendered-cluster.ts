import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterOf, type ClusterReading } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { mapOf, worldOf } from '../../lib/reachability';
import { reachabilityText } from '../../lib/report/reachability-text';

/** Reads what an app wrote, and what stands for the rest of the cluster, from YAML alone. */
export function readCluster(folder: string, inventory: string): ClusterReading {
  const files = [...yamlFiles(folder), inventory];
  const readings = files.map((file) => readManifests(readFileSync(file, 'utf8'), { file }));
  const reading = clusterOf(readings.flatMap(({ manifests }) => manifests));
  return { ...reading, findings: [...readings.flatMap(({ findings }) => findings), ...reading.findings] };
}

/** Who can reach whom in a cluster that was read, as `netpol synth` prints it for one that it synthesizes. */
export function tableOf({ cluster }: ClusterReading): string {
  const world = worldOf(cluster);
  return [...reachabilityText(world, mapOf(world))].join('\n');
}

export function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join(folder, file));
}

/** The documents of a folder that are NetworkPolicies, as they are written. */
export function policyTexts(folder: string): string[] {
  return yamlFiles(folder)
    .flatMap((file) => readFileSync(file, 'utf8').split(/^---\n/m))
    .filter((text) => /^kind: NetworkPolicy$/m.test(text))
    .map((text) => text.trim());
}
