import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { Cluster, Namespace } from '../model/cluster';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import { duplicateObject, notServed as notServedFinding } from './cluster-findings';
import { KnownObjects } from './duplicates';
import { kindOfIdentity, notJudgedReason } from './kinds';
import { identityOf, objectName, qualifiedKind, type Identity, type Manifest } from './manifest';
import { withNamed } from './namespaces';
import { readObject, type ObjectOptions, type ObjectReading } from './object-reading';
import { collapseOwned } from './owners/collapse';
import { controllerOf, type Controller } from './owners/controller';
import type { SourcedWorkload } from './owners/pods-of-owner';
import { outlivedRefusal, refusedByApiServer, warnedByApiServer } from './refusal-findings';
import { routingOfManifests, type RoutingOfManifests } from './routing/routing-of-manifests';
import { sameValue } from './same-value';
import { yamlSurprise } from './surprises';
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
  /**
   * The names of the namespaces of which a Namespace object was read: of these all labels are known. Of the other
   * namespaces in the cluster only the name is known, since objects are in them.
   */
  readonly namespacesDeclared: ReadonlySet<string>;
  /**
   * The object behind each policy, each workload and each declared namespace of the cluster; behind pods of one owner
   * the owner, or one of them.
   */
  readonly sources: ReadonlyMap<Policy | Workload | Namespace, Manifest>;
  /** How many objects of each kind have nothing to do with reachability; kinds as in {@link NotJudged.kind}. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly notJudged: readonly NotJudged[];
  readonly findings: readonly Finding[];
  /**
   * What leads to the pods: Services, what brings connections to them, and who else calls them. No verdict depends on
   * it, so it is read when somebody asks for it first, and its findings are its own.
   */
  readonly routing: RoutingOfManifests;
}

const NOT_READ = Object.freeze({});

/**
 * Reads a cluster out of objects, in any order. Pods of a live cluster that one controller made are one workload. What
 * the API server would refuse becomes a finding and stays out of the cluster; but a policy that is in the cluster
 * already, as `metadata.uid` tells, is judged as it is if an older server accepts it, and there is a warning. Of two
 * objects with the same kind, namespace and name the last one counts, as it does when they are applied one after the
 * other.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example clusterOf(readManifests(text, { file: 'all.yaml' }).manifests).cluster.policies
 */
export function clusterOf(manifests: readonly Manifest[], options: ClusterReadingOptions = {}): ClusterReading {
  const { defaultNamespace = 'default', ...version } = options;
  const sorted = readEach(manifests, { ...version, namespace: defaultNamespace, isPlainData: false });
  const { entries, named } = sorted;
  const policies = entries.flatMap(({ reading }) => reading.policy ?? []);
  const { workloads: sourced, findings } = collapseOwned(entries.flatMap(workloadOfEntry), policies);
  const workloads = sourced.map(({ workload }) => workload);
  for (const { namespace } of policies) named.add(namespace);
  for (const { namespace } of workloads) named.add(namespace);
  const declared = entries.flatMap(({ reading }) => reading.namespace ?? []);
  const namespaces = withNamed(declared, named);
  let routing: RoutingOfManifests | undefined;
  return {
    get routing() {
      return (routing ??= routingOfManifests(sorted.routing, { ...version, namespace: defaultNamespace }));
    },
    cluster: Object.freeze({ namespaces, workloads, policies }),
    namespacesDeclared: new Set(declared.map(({ name }) => name)),
    sources: sourcesOf(entries, sourced),
    skipped: sorted.skipped,
    notJudged: [...sorted.notJudged, ...entries.flatMap(notJudgedOfEntry)],
    findings: [
      ...sorted.notServed,
      ...sorted.duplicates,
      ...entries.flatMap((entry) => findingsOf(entry, defaultNamespace)),
      ...findings,
    ],
  };
}

/** A manifest that is judged, and what it comes to. */
interface ReadManifest {
  readonly manifest: Manifest;
  readonly reading: ObjectReading;
  readonly controller: Controller | undefined;
}

interface SortedManifests {
  readonly entries: readonly ReadManifest[];
  readonly skipped: ReadonlyMap<string, number>;
  readonly notJudged: readonly NotJudged[];
  /** Those that lead to pods; none of them is read yet. */
  readonly routing: readonly Manifest[];
  readonly notServed: readonly Finding[];
  readonly duplicates: readonly Finding[];
  /** The namespaces that the objects name. */
  readonly named: Set<string>;
}

/** Goes once through the objects, and holds none longer than it takes to read it. */
function readEach(manifests: readonly Manifest[], options: ObjectOptions): SortedManifests {
  const known = new KnownObjects(options.namespace);
  const forPlainData = { ...options, isPlainData: true };
  const entries: ReadManifest[] = [];
  const skipped = new Map<string, number>();
  const notJudged: NotJudged[] = [];
  const routing: Manifest[] = [];
  const [notServed, duplicates]: [Finding[], Finding[]] = [[], []];
  const named = new Set<string>();
  for (const manifest of manifests) {
    const object = manifest.unread === undefined ? manifest.object : NOT_READ;
    const identity = manifest.unread ?? identityOf(object);
    const kind = kindOfIdentity(identity);
    named.add(identity.namespace);
    if (kind === 'skipped') count(skipped, qualifiedKind(identity));
    else if (kind === 'routing') routing.push(manifest);
    else if (kind === 'not-judged') notJudged.push(notJudgedOf(manifest, identity, notJudgedReason(identity) ?? ''));
    else if (kind === 'not-served') notServed.push(notServedFinding(manifest));
    else {
      const place = known.placeOf(identity, kind, entries.length);
      const earlier = entries[place];
      if (earlier) {
        const same = sameValue(earlier.manifest.object, object);
        duplicates.push(duplicateObject(manifest, earlier.manifest, same, options.namespace));
      }
      entries[place] = {
        manifest,
        reading: readObject(object, kind, manifest.isPlainData ? forPlainData : options),
        controller: kind === 'pods' ? controllerOf(object) : undefined,
      };
    }
  }
  return { entries, skipped, notJudged, routing, notServed, duplicates, named };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function notJudgedOf({ origin }: Manifest, identity: Identity, reason: string): NotJudged {
  return {
    kind: qualifiedKind(identity),
    name: objectName(identity),
    reason,
    ...(origin === undefined ? {} : { origin }),
  };
}

function notJudgedOfEntry({ manifest, reading: { notJudged } }: ReadManifest): readonly NotJudged[] {
  return notJudged === undefined ? [] : [notJudgedOf(manifest, identityOf(manifest.object), notJudged)];
}

const NONE: readonly never[] = Object.freeze([]);

function findingsOf({ manifest, reading }: ReadManifest, namespace: string): readonly Finding[] {
  const { errors, warnings, outlived = NONE } = reading;
  const surprises = manifest.surprises?.() ?? NONE;
  if (errors.length + warnings.length + outlived.length + surprises.length === 0) return NONE;
  const refused = new Set([...errors, ...outlived].map(({ field }) => field));
  return [
    ...errors.map((error) => refusedByApiServer(manifest, error, namespace, reading.acceptedUpTo)),
    ...outlived.map((refusal) => outlivedRefusal(manifest, refusal, namespace)),
    ...warnings.map((warning) => warnedByApiServer(manifest, warning, namespace)),
    // What is refused is a finding already.
    ...surprises
      .filter(({ field }) => !refused.has(field))
      .map((surprise) => yamlSurprise(manifest, surprise, namespace)),
  ];
}

function workloadOfEntry({ manifest, reading: { workload }, controller }: ReadManifest): readonly SourcedWorkload[] {
  return workload ? [{ workload, manifest, ...(controller && { controller }) }] : [];
}

function sourcesOf(entries: readonly ReadManifest[], workloads: readonly SourcedWorkload[]): ClusterReading['sources'] {
  const sources = new Map<Policy | Workload | Namespace, Manifest>();
  for (const { manifest, reading } of entries) {
    const read = reading.policy ?? reading.namespace;
    if (read) sources.set(read, manifest);
  }
  for (const { manifest, workload } of workloads) sources.set(workload, manifest);
  return sources;
}
