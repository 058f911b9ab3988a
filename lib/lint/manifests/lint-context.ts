import { annotationsOf } from '../../manifests/annotations';
import type { ClusterReading } from '../../manifests/cluster-reading';
import { makesPods } from '../../manifests/not-judged-finding';
import { spellingOf } from '../../manifests/policy-spelling';
import type { Manifest } from '../../manifests/manifest';
import { isStandIn, STAND_IN_IMAGE } from '../../manifests/stand-in';
import type { NonEmpty, Policy } from '../../model/policy';
import { workloadId, type Workload } from '../../model/workload';
import type { MetadataService } from '../../profile/metadata-service';
import type { PlatformDns } from '../../profile/platform';
import type { World } from '../../reachability';
import type { Family } from '../../sets/address';
import { askedOnce } from '../asked-once';
import type {
  DeclaredProfile,
  JudgedPolicy,
  JudgedRouting,
  JudgedWorkload,
  LintContext,
  WrittenNamespace,
} from '../context';
import { placeOf } from './belonging';
import { dnsRoutesOf } from './dns-routes';

/** What is known of a cluster beside its manifests. */
export interface KnownOfCluster {
  /** How pods look up names. @default in any way that is known */
  readonly dns?: PlatformDns;
  /** What it runs on. @default nothing is known */
  readonly profile?: DeclaredProfile;
  /** Whose metadata service the nodes have. @default unknown */
  readonly metadata?: MetadataService;
}

/**
 * The cluster that manifests make, as rules look at it. Nobody says what connections are meant, so that rules about
 * intentions find nothing; and what the API server refuses is among the findings of the reading already.
 *
 * @param world the cluster of the reading, with the options by which it is judged
 */
export function lintContextOf(reading: ClusterReading, world: World, known: KnownOfCluster = {}): LintContext {
  const { cluster, sources, namespacesDeclared } = reading;
  const policies = cluster.policies.map((policy): JudgedPolicy => {
    const { namespace } = policy;
    const manifest = sources.get(policy);
    const placed = { path: nameOf(policy), namespace, manifest };
    return {
      policy,
      writtenBy: 'person',
      spelling: askedOnce(() => manifest && spellingOf(manifest.object)),
      place: (field) => placeOf(placed, field),
    };
  });
  const workloads = cluster.workloads.map((workload): JudgedWorkload => {
    const { namespace } = workload;
    const manifest = sources.get(workload);
    const placed = { path: workloadId(workload), namespace, manifest };
    // An object of JSON is read anew whenever somebody asks for it.
    let standsIn: boolean | undefined;
    return {
      workload,
      get standsIn() {
        return (standsIn ??= workload.kind === 'Pod' && manifest !== undefined && isOfStandIn(manifest));
      },
      // A stand-in is of pods that an app has judged already.
      get needsDns() {
        return !this.standsIn;
      },
      place: () => placeOf(placed),
    };
  });
  let routing: JudgedRouting | undefined;
  const ipFamilies = cluster.workloads.some(hasBothFamilies) ? BOTH_FAMILIES : undefined;
  return {
    reader: 'manifests',
    world,
    policies,
    workloads,
    get routing() {
      return (routing ??= judgedRouting(reading));
    },
    intents: [],
    idleStatements: [],
    baselines: [],
    namespacesGoverned: [],
    dnsRoutes: dnsRoutesOf(known.dns),
    podsUnknownIn: podsUnknownIn(reading),
    refusals: [],
    namespacesDeclared,
    namespacesWritten: namespacesWritten(reading),
    ...(ipFamilies && { ipFamilies }),
    ...(known.profile && { profile: known.profile }),
    ...(known.metadata && { metadata: known.metadata }),
    nameOf: (policy) => {
      const origin = sources.get(policy)?.origin;
      return origin ? `${nameOf(policy)} (${origin.file}:${origin.line}:${origin.column})` : nameOf(policy);
    },
  };
}

const BOTH_FAMILIES: NonEmpty<Family> = ['IPv4', 'IPv6'];

function hasBothFamilies({ addresses }: Workload): boolean {
  return BOTH_FAMILIES.every((family) => addresses.some((address) => address.family === family));
}

/** The namespaces of objects that make pods of which nobody can tell the labels. */
function podsUnknownIn({ notJudged }: ClusterReading): ReadonlySet<string> {
  return new Set(
    notJudged.filter(({ kind }) => makesPods(kind)).map(({ name }) => name.slice(0, Math.max(0, name.indexOf('/')))),
  );
}

function isOfStandIn(manifest: Manifest): boolean {
  return manifest.mayMention?.(STAND_IN_IMAGE) !== false && isStandIn(manifest.object);
}

function nameOf({ namespace, name }: Policy): string {
  return `${namespace}/${name}`;
}

function judgedRouting({ routing: { routing, sources } }: ClusterReading): JudgedRouting {
  return {
    ...routing,
    placeOf: (part) => {
      const namespace = 'namespace' in part ? part.namespace : '';
      const path = namespace ? `${namespace}/${part.name}` : part.name;
      return placeOf({ path, namespace, manifest: sources.get(part) });
    },
  };
}

function namespacesWritten({ cluster, sources }: ClusterReading): WrittenNamespace[] {
  return cluster.namespaces.flatMap((namespace): WrittenNamespace[] => {
    const manifest = sources.get(namespace);
    if (!manifest) return [];
    const { name } = namespace;
    const placed = { path: name, namespace: name, manifest };
    return [{ name, annotations: annotationsOf(manifest.object), place: () => placeOf(placed) }];
  });
}
