import { Yaml } from 'cdk8s';
import { isPlainObject } from '../manifests/decode/plain-values';
import { kindOfIdentity } from '../manifests/kinds';
import { identityOf, objectName } from '../manifests/manifest';

type ApiObjectLike = Readonly<Record<string, unknown>>;

function isApiObject(value: unknown): value is ApiObjectLike {
  if (!isPlainObject(value)) return false;
  const { apiVersion, kind } = value as ApiObjectLike;
  return typeof apiVersion === 'string' && typeof kind === 'string';
}

/** Keys in one order, whoever wrote the object; lists keep theirs, which has a meaning. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function yamlOf(objects: readonly ApiObjectLike[]): string {
  const policies = objects
    .map((object) => ({ object, identity: identityOf(object) }))
    .filter(({ identity }) => kindOfIdentity(identity) === 'policy')
    .map(({ object, identity }) => ({ object, name: objectName(identity) }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  if (policies.length === 0) return '(no NetworkPolicy)';
  return policies.map(({ object }) => Yaml.stringify(sorted(object)).trimEnd()).join('\n---\n');
}

/**
 * A snapshot serializer for lists of API objects, such as `Testing.synth` gives them: it prints the NetworkPolicies among
 * them as YAML, by namespace and name, and nothing else.
 *
 * @example
 * expect.addSnapshotSerializer(policySerializer);
 * expect(Testing.synth(chart)).toMatchSnapshot();
 */
export const policySerializer = {
  test: (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isApiObject),
  serialize: (value: readonly ApiObjectLike[]): string => yamlOf(value),
};
