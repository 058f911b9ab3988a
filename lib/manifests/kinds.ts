import { identityOf, qualifiedKind, type Identity } from './manifest';
import { NOT_JUDGED_KINDS } from './not-judged-kinds';
import { ROUTING_KINDS } from './routing/routing-kinds';

/**
 * What an object is to a verdict: a `policy`, something that makes `pods`, a `namespace`, something that changes
 * reachability and is `not-judged`, something that the API server does not know (`not-served`), or nothing. No verdict
 * depends on `routing` either: it says who will call whom, which patterns and checks want to know.
 */
export type ObjectKind = 'policy' | 'pods' | 'namespace' | 'routing' | 'not-judged' | 'not-served' | 'skipped';

/** A kind that is judged, and the one version in which it is served. */
interface JudgedKind {
  readonly as: ObjectKind;
  readonly version: string;
}

const PODS: JudgedKind = { as: 'pods', version: 'v1' };

const JUDGED_KINDS: ReadonlyMap<string, JudgedKind> = new Map<string, JudgedKind>([
  ['NetworkPolicy.networking.k8s.io', { as: 'policy', version: 'v1' }],
  ['Namespace', { as: 'namespace', version: 'v1' }],
  ['Pod', PODS],
  ['ReplicationController', PODS],
  ['Deployment.apps', PODS],
  ['ReplicaSet.apps', PODS],
  ['StatefulSet.apps', PODS],
  ['DaemonSet.apps', PODS],
  ['Job.batch', PODS],
  ['CronJob.batch', PODS],
  ['Rollout.argoproj.io', { as: 'pods', version: 'v1alpha1' }],
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

/** Whether no verdict depends on objects of a kind, so that they are read when somebody asks for them, or never. */
export function isReadLate(kind: ObjectKind): boolean {
  return kind === 'skipped' || kind === 'routing';
}

/** {@link kindOf} for an object whose identity is known. */
export function kindOfIdentity(identity: Pick<Identity, 'group' | 'version' | 'kind'>): ObjectKind {
  const qualified = qualifiedKind(identity);
  const judged = JUDGED_KINDS.get(qualified);
  if (judged !== undefined) return identity.version === judged.version ? judged.as : 'not-served';
  if (NOT_JUDGED.has(qualified)) return 'not-judged';
  if (ROUTING_KINDS.get(qualified)?.includes(identity.version)) return 'routing';
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
  const written = qualifiedKind({ group, kind });
  const meant = OWN_GROUPS.includes(group) ? SERVED_BY_LOWER_CASE.get(kind.toLowerCase()) : undefined;
  const qualified = JUDGED_KINDS.has(written) ? written : meant;
  const served = qualified === undefined ? undefined : JUDGED_KINDS.get(qualified)?.version;
  if (qualified === undefined || served === undefined) return undefined;
  const [servedKind = '', ...groupParts] = qualified.split('.');
  const servedGroup = groupParts.join('.');
  if (servedKind === kind && servedGroup === group && version === served) return undefined;
  return { apiVersion: servedGroup === '' ? served : `${servedGroup}/${served}`, kind: servedKind };
}

/** Why an object of this kind is not judged although it counts; undefined for every other kind. */
export function notJudgedReason(identity: Pick<Identity, 'group' | 'kind'>): string | undefined {
  return NOT_JUDGED.get(qualifiedKind(identity));
}
