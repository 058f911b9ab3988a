import { identityOf, qualifiedKind, type Identity } from './manifest';
import { NOT_JUDGED_KINDS } from './not-judged-kinds';

/**
 * What an object is to a verdict: a `policy`, something that makes `pods`, a `namespace`, something that changes
 * reachability and is `not-judged`, something that the API server does not know (`not-served`), or nothing.
 */
export type ObjectKind = 'policy' | 'pods' | 'namespace' | 'not-judged' | 'not-served' | 'skipped';

/** The one version in which Kubernetes serves every kind that is judged here. */
export const SERVED_VERSION = 'v1';

const JUDGED_KINDS: ReadonlyMap<string, ObjectKind> = new Map([
  ['NetworkPolicy.networking.k8s.io', 'policy'],
  ['Namespace', 'namespace'],
  ['Pod', 'pods'],
  ['ReplicationController', 'pods'],
  ['Deployment.apps', 'pods'],
  ['ReplicaSet.apps', 'pods'],
  ['StatefulSet.apps', 'pods'],
  ['DaemonSet.apps', 'pods'],
  ['Job.batch', 'pods'],
  ['CronJob.batch', 'pods'],
]);

const NOT_JUDGED: ReadonlyMap<string, string> = new Map(
  NOT_JUDGED_KINDS.map((entry) => [qualifiedKind(entry), entry.reason]),
);

/** The groups of Kubernetes itself whose names do not tell them from a wrong spelling of one another. */
const OWN_GROUPS: readonly string[] = ['', 'apps', 'batch', 'extensions', 'networking.k8s.io', 'policy'];

const SERVED_BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(
  [...JUDGED_KINDS.keys()].map((qualified) => [(qualified.split('.', 1)[0] ?? '').toLowerCase(), qualified]),
);

/**
 * Tells what an object is, by its API group and its kind together: `NetworkPolicy` of `crd.projectcalico.org`
 * is not the one of `networking.k8s.io`.
 */
export function kindOf(object: object): ObjectKind {
  return kindOfIdentity(identityOf(object));
}

/** {@link kindOf} for an object whose identity is known. */
export function kindOfIdentity(identity: Pick<Identity, 'group' | 'version' | 'kind'>): ObjectKind {
  const qualified = qualifiedKind(identity);
  const judged = JUDGED_KINDS.get(qualified);
  if (judged !== undefined) return identity.version === SERVED_VERSION ? judged : 'not-served';
  if (NOT_JUDGED.has(qualified)) return 'not-judged';
  return servedInstead(identity) === undefined ? 'skipped' : 'not-served';
}

/**
 * The `apiVersion` and `kind` under which Kubernetes serves what this object seems to mean, where they differ:
 * old groups and versions (`extensions/v1beta1`), another group of Kubernetes, another case of letters.
 */
export function servedInstead({
  group,
  version,
  kind,
}: Pick<Identity, 'group' | 'version' | 'kind'>): { apiVersion: string; kind: string } | undefined {
  const qualified = OWN_GROUPS.includes(group) ? SERVED_BY_LOWER_CASE.get(kind.toLowerCase()) : undefined;
  if (qualified === undefined) return undefined;
  const [servedKind = '', ...groupParts] = qualified.split('.');
  const servedGroup = groupParts.join('.');
  if (servedKind === kind && servedGroup === group && version === SERVED_VERSION) return undefined;
  return { apiVersion: servedGroup === '' ? SERVED_VERSION : `${servedGroup}/${SERVED_VERSION}`, kind: servedKind };
}

/** Why an object of this kind is not judged although it counts; undefined for every other kind. */
export function notJudgedReason(identity: Pick<Identity, 'group' | 'kind'>): string | undefined {
  return NOT_JUDGED.get(qualifiedKind(identity));
}
