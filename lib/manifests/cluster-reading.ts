import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { Cluster } from '../model/cluster';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import { notServed } from './cluster-findings';
import { withoutDuplicates } from './duplicates';
import { kindOf, notJudgedReason } from './kinds';
import { identityOf, objectName, qualifiedKind, type Manifest } from './manifest';
import { withNamed } from './namespaces';
import { readObject, type ObjectReading } from './object-reading';
import { refusedByApiServer, warnedByApiServer } from './refusal-findings';
import type { ServerVersionOptions } from './validation';

export interface ClusterReadingOptions extends ServerVersionOptions {
  /**
   * The namespace of objects that name none, as `kubectl apply --namespace` gives it.
   *
   * @default 'default'
   */
  readonly defaultNamespace?: string;
}

/** An object that changes who can reach whom and that no verdict takes into account. */
export interface NotJudged {
  /** With its group, as kubectl writes it: `CiliumNetworkPolicy.cilium.io`. */
  readonly kind: string;
  /** `namespace/name`, or the name alone. */
  readonly name: string;
  /** What it does to a verdict. */
  readonly reason: string;
  readonly origin?: Origin;
}

/** The cluster that a set of objects makes, and what was not read into it. */
export interface ClusterReading {
  readonly cluster: Cluster;
  /** The object behind each policy and each workload of the cluster. */
  readonly sources: ReadonlyMap<Policy | Workload, Manifest>;
  /** How many objects of each kind have nothing to do with reachability; kinds as in {@link NotJudged.kind}. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly notJudged: readonly NotJudged[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a cluster out of objects, in any order. What the API server would refuse becomes a finding and stays out
 * of the cluster. Of two objects with the same kind, namespace and name the last one counts, as it does when they
 * are applied one after the other.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example clusterOf(readManifests(text, { file: 'all.yaml' }).manifests).cluster.policies
 */
export function clusterOf(manifests: readonly Manifest[], options: ClusterReadingOptions = {}): ClusterReading {
  const { defaultNamespace = 'default', ...version } = options;
  const sorted = sortByKind(manifests);
  const { unique, findings } = withoutDuplicates(sorted.judged, defaultNamespace);
  const entries = unique.map((manifest) => ({ manifest, ...readObject(manifest.object, defaultNamespace, version) }));
  const policies = entries.flatMap(({ policy }) => policy ?? []);
  const workloads = entries.flatMap(({ workload }) => workload ?? []);
  const named = [...manifests.map(({ object }) => identityOf(object)), ...policies, ...workloads];
  const namespaces = withNamed(
    entries.flatMap(({ namespace }) => namespace ?? []),
    named.map(({ namespace }) => namespace),
  );
  return {
    cluster: Object.freeze({ namespaces, workloads, policies }),
    sources: sourcesOf(entries),
    skipped: sorted.skipped,
    notJudged: sorted.notJudged,
    findings: [
      ...sorted.findings,
      ...findings,
      ...entries.flatMap(({ manifest, errors, warnings }) => [
        ...errors.map((error) => refusedByApiServer(manifest, error, defaultNamespace)),
        ...warnings.map((warning) => warnedByApiServer(manifest, warning, defaultNamespace)),
      ]),
    ],
  };
}

interface SortedManifests {
  readonly judged: readonly Manifest[];
  readonly skipped: ReadonlyMap<string, number>;
  readonly notJudged: readonly NotJudged[];
  readonly findings: readonly Finding[];
}

function sortByKind(manifests: readonly Manifest[]): SortedManifests {
  const skipped = new Map<string, number>();
  const notJudged: NotJudged[] = [];
  const judged: Manifest[] = [];
  const findings: Finding[] = [];
  for (const manifest of manifests) {
    const kind = kindOf(manifest.object);
    const qualified = qualifiedKind(identityOf(manifest.object));
    if (kind === 'not-served') findings.push(notServed(manifest));
    else if (kind === 'not-judged') notJudged.push(notJudgedOf(manifest));
    else if (kind === 'skipped') skipped.set(qualified, (skipped.get(qualified) ?? 0) + 1);
    else judged.push(manifest);
  }
  return { judged, skipped, notJudged, findings };
}

function notJudgedOf({ object, origin }: Manifest): NotJudged {
  const identity = identityOf(object);
  return {
    kind: qualifiedKind(identity),
    name: objectName(identity),
    reason: notJudgedReason(identity) ?? '',
    ...(origin === undefined ? {} : { origin }),
  };
}

function sourcesOf(entries: readonly (ObjectReading & { readonly manifest: Manifest })[]) {
  const sources = new Map<Policy | Workload, Manifest>();
  for (const { manifest, policy, workload } of entries) {
    if (policy) sources.set(policy, manifest);
    if (workload) sources.set(workload, manifest);
  }
  return sources;
}
