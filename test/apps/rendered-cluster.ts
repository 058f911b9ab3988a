import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { environments } from '../../apps/platform/environments';
import { evaluationOptionsOf } from '../../lib/dsl';
import { clusterOf, type ClusterReading } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { DEFAULT_OPTIONS, mapOf, type EvaluationOptions, type World } from '../../lib/reachability';
import { reachabilityText } from '../../lib/report/reachability-text';

/** What one cluster of an app came to: its files, and what stands for the rest of it. */
export interface RenderedCluster {
  /** `payments`, or `platform development` for an app of several clusters. */
  readonly title: string;
  readonly files: readonly string[];
  readonly inventory: string;
  /** How its profile says that it is judged. */
  readonly options: Partial<EvaluationOptions>;
}

/** The clusters of an app, in the order in which a synthesis prints them. */
export function clustersOf(app: string, folder: string, inventories: string): readonly RenderedCluster[] {
  const files = yamlFiles(folder);
  const profiles = app === 'platform' ? Object.entries(environments) : [];
  if (profiles.length === 0) return [{ title: app, files, inventory: join(inventories, `${app}.yaml`), options: {} }];
  return profiles.map(([name, profile]) => ({
    title: `${app} ${name}`,
    files: files.filter((file) => basename(file).startsWith(`${name}-`)),
    inventory: join(inventories, `${app}-${name}.yaml`),
    options: evaluationOptionsOf(profile, DEFAULT_OPTIONS),
  }));
}

/** Reads what an app wrote, and what stands for the rest of the cluster, from YAML alone. */
export function readCluster({ files: written, inventory }: RenderedCluster): ClusterReading {
  const files = [...written, inventory];
  const readings = files.map((file) => readManifests(readFileSync(file, 'utf8'), { file }));
  const reading = clusterOf(readings.flatMap(({ manifests }) => manifests));
  return { ...reading, findings: [...readings.flatMap(({ findings }) => findings), ...reading.findings] };
}

/** Who can reach whom in a cluster that was read, as `netpol synth` prints it for one that it synthesizes. */
export function tableOf(world: World): string {
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
