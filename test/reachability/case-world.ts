import { stringify } from 'yaml';
import type { Finding } from '../../lib/diagnostics/finding';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { type EvaluationOptions, type World, worldOf } from '../../lib/reachability';
import { type Cidr, parseCidr } from '../../lib/sets/cidr';
import type { WrittenOptions } from './case-file';
import type { FullStep } from './case-step';

/** A step's manifests as a world to ask, and what the API server says about them. */
export interface StepReading {
  readonly world: World;
  /** The lines with which the API server refuses, as `field: kind: value: detail`. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

function cidrsOf(texts: readonly string[]): readonly Cidr[] {
  return texts.map((text) => {
    const cidr = parseCidr(text);
    if (cidr === undefined) throw new Error(`not a block of addresses: ${text}`);
    return cidr;
  });
}

function optionsOf({ podCidrs, nodeCidrs, ...options }: WrittenOptions): Partial<EvaluationOptions> {
  return {
    ...options,
    ...(podCidrs && { podCidrs: cidrsOf(podCidrs) }),
    ...(nodeCidrs && { nodeCidrs: cidrsOf(nodeCidrs) }),
  };
}

/** The API server's own line out of the headline that quotes it; any other finding is told as it is. */
function apiLine({ headline, where }: Finding): string {
  const start = where.field === undefined ? -1 : headline.indexOf(`: ${where.field}: `);
  return start < 0 ? headline : headline.slice(start + 2);
}

/**
 * Reads a step's manifests as a user's are read, from a text of YAML documents, and makes the world of what was
 * accepted.
 *
 * @throws Error if an option holds a block of addresses that is none
 */
export function readStep({ manifests, options = {}, kubernetesVersion, place }: FullStep): StepReading {
  // kubectl reads YAML 1.1, where more words need quotes.
  const text = manifests.map((manifest) => stringify(manifest, { version: '1.1' })).join('---\n');
  const reading = readManifests(text, { file: place });
  const version = kubernetesVersion === undefined ? {} : { kubernetesVersion };
  const { cluster, findings } = clusterOf(reading.manifests, version);
  const linesOf = (severity: Finding['severity']): readonly string[] =>
    [...reading.findings, ...findings].filter((finding) => finding.severity === severity).map(apiLine);
  return {
    world: worldOf(cluster, optionsOf(options)),
    errors: linesOf('error'),
    warnings: linesOf('warning'),
  };
}
