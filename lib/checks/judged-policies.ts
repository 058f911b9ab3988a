import type { ApiObject } from 'cdk8s';
import type { Origin } from '../diagnostics/origin';
import { originOf, type Plan, type PlannedCluster, type Statement } from '../dsl';
import { askedOnce } from '../lint/asked-once';
import type { JudgedPolicy, Refusal } from '../lint/context';
import { spellingOf, type PolicySpelling } from '../manifests/policy-spelling';
import { belonging, ownPath } from './belonging';
import { objectsOf } from './objects-of';
import { sourcePlace } from './source-place';

/** How a policy is named in findings: by its statement where it was generated, else by its construct. */
function sourceOf(
  apiObject: ApiObject,
  plan: Plan,
): { readonly path: string; readonly origin: () => Origin | undefined } {
  const generated = plan.materialisation.policies.get(apiObject);
  const [statement] = generated?.statements ?? [];
  if (!generated || !statement) return { path: apiObject.node.path, origin: originOf(apiObject) };
  return { path: `${generated.namespace}/${generated.name}`, origin: statement.origin };
}

/** The policies of a cluster, and what the API server would say to those that it refuses. */
export interface JudgedPolicies {
  readonly policies: JudgedPolicy[];
  readonly refusals: Refusal[];
  /** Statements of which a policy was refused: what they do not open has its reason there. */
  readonly refused: ReadonlySet<Statement>;
}

/** The policies as they will be in the cluster: generated, written by hand, or installed by others. */
export function judgedPolicies(planned: PlannedCluster, plan: Plan): JudgedPolicies {
  const policies: JudgedPolicy[] = [];
  const refusals: Refusal[] = [];
  const refused = new Set<Statement>();
  for (const apiObject of objectsOf(planned, 'policy')) {
    const { errors, policy } = planned.reader.read(apiObject);
    const { path, origin } = sourceOf(apiObject, plan);
    for (const { field, message } of errors) {
      refusals.push({
        policy: ownPath(path),
        field,
        message,
        place: () => sourcePlace(path, origin, field),
      });
    }
    const generated = plan.materialisation.policies.get(apiObject);
    if (!policy) generated?.statements.forEach((statement) => refused.add(statement));
    if (!policy) continue;
    const anchors = generated?.statements.map(({ anchor }) => anchor.node.path) ?? [];
    const belongsTo = belonging(planned, [apiObject.node.path, ...anchors], policy.namespace);
    policies.push({
      policy,
      writtenBy: generated ? 'statement' : 'person',
      ...(generated && { subjects: generated.subjects }),
      spelling: askedOnce(() => spellingOf(planned.rendering.of(apiObject))),
      place: (field) => sourcePlace(path, origin, field, belongsTo),
    });
  }
  for (const elsewhere of planned.elsewhere) {
    for (const policy of elsewhere.policies) {
      const belongsTo = belonging(planned, [elsewhere.node.path], policy.namespace);
      policies.push({
        policy,
        writtenBy: 'elsewhere',
        spelling: askedOnce(() => spellingOfManifest(elsewhere.sources.get(policy)?.object)),
        place: (field) => sourcePlace(elsewhere.node.path, elsewhere.origin, field, belongsTo),
      });
    }
  }
  return { policies, refusals, refused };
}

function spellingOfManifest(object: object | undefined): PolicySpelling | undefined {
  return object && spellingOf(object);
}
