import { readFileSync } from 'node:fs';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import type { Cluster } from '../../lib/model/cluster';
import { settle, timed } from './probe';

/** A cluster, and what it took to get there from JSON, in milliseconds. */
export interface InputCluster {
  readonly cluster: Cluster;
  /** `JSON.parse` alone: the unit in which other times are given, for it travels between machines. */
  readonly parse: number;
  /** From the parsed objects to the values of the model. */
  readonly reading: number;
}

/** Reads an input of the generator. What is no longer needed is let go before it returns. */
export function readInput(file: string): InputCluster {
  const text = readFileSync(file, 'utf8');
  settle();
  const parsed = timed(() => JSON.parse(text) as { readonly items: readonly Record<string, unknown>[] });
  settle();
  const read = timed(() => clusterOf(parsed.value.items.map((object) => manifestOf(object))));
  const [finding] = read.value.findings;
  if (finding) throw new Error(`the input is not sound: ${finding.headline}`);
  return { cluster: read.value.cluster, parse: parsed.ms, reading: read.ms };
}
