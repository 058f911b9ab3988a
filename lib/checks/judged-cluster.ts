import type { ApiObject } from 'cdk8s';
import type { Place } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import {
  AdaptedWorkload,
  Cluster,
  dns,
  evaluationOptionsOf,
  originOf,
  type Plan,
  type PlannedCluster,
  type Registry,
  type ResolvedEnd,
  type Statement,
} from '../dsl';
import type { Intent, IntentEnd, JudgedPolicy, JudgedWorkload, LintContext, Refusal } from '../lint/context';
import { kindOf, type ObjectKind } from '../manifests/kinds';
import { namespaceOf, withNamed } from '../manifests/namespaces';
import type { Policy } from '../model/policy';
import type { Workload as ModelWorkload } from '../model/workload';
import { worldOf, type World } from '../reachability';
import { intentEndOf, queryOf } from './end-queries';

/** A cluster as the app will leave it, ready to be judged: built from the rendered objects, never from props. */
export interface JudgedCluster {
  readonly planned: PlannedCluster;
  readonly world: World;
  readonly context: LintContext;
  /** The workloads that the app's own manifests make. */
  readonly written: ReadonlySet<ModelWorkload>;
}

const objectsByKind = new WeakMap<PlannedCluster, ReadonlyMap<ObjectKind, readonly ApiObject[]>>();
const NONE: readonly ApiObject[] = Object.freeze([]);

/** The cluster's API objects of one kind, as they will be written. */
export function objectsOf(planned: PlannedCluster, kind: ObjectKind): readonly ApiObject[] {
  const known = objectsByKind.get(planned) ?? byKind(planned);
  objectsByKind.set(planned, known);
  return known.get(kind) ?? NONE;
}

function byKind({ apiObjects, rendering }: PlannedCluster): ReadonlyMap<ObjectKind, readonly ApiObject[]> {
  const groups = new Map<ObjectKind, ApiObject[]>();
  for (const object of apiObjects) {
    const kind = rendering.kindOf(object);
    const group = groups.get(kind);
    if (group) group.push(object);
    else groups.set(kind, [object]);
  }
  return groups;
}

function place(path: string, origin: () => Origin | undefined, field?: string): Place {
  const found = origin();
  return { path: path.replace(/\/Resource$/, ''), ...(found && { origin: found }), ...(field && { field }) };
}

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

interface JudgedPolicies {
  readonly policies: JudgedPolicy[];
  readonly refusals: Refusal[];
  /** Statements of which a policy was refused: what they do not open has its reason there. */
  readonly refused: ReadonlySet<Statement>;
}

function judgedPolicies(planned: PlannedCluster, plan: Plan): JudgedPolicies {
  const policies: JudgedPolicy[] = [];
  const refusals: Refusal[] = [];
  const refused = new Set<Statement>();
  for (const apiObject of objectsOf(planned, 'policy')) {
    const { errors, policy } = planned.reader.read(apiObject);
    const { path, origin } = sourceOf(apiObject, plan);
    for (const { field, message } of errors) {
      refusals.push({
        policy: path.replace(/\/Resource$/, ''),
        field,
        message,
        place: () => place(path, origin, field),
      });
    }
    const generated = plan.materialisation.policies.get(apiObject);
    if (!policy) generated?.statements.forEach((statement) => refused.add(statement));
    if (!policy) continue;
    policies.push({
      policy,
      writtenBy: generated ? 'statement' : 'person',
      ...(generated && { subject: generated.subject }),
      place: (field) => place(path, origin, field),
    });
  }
  for (const elsewhere of planned.elsewhere) {
    for (const policy of elsewhere.policies) {
      policies.push({
        policy,
        writtenBy: 'elsewhere',
        place: (field) => place(elsewhere.node.path, elsewhere.origin, field),
      });
    }
  }
  return { policies, refusals, refused };
}

/** Every workload that the app creates, declares, or says to be installed by others; each once. */
function judgedWorkloads(planned: PlannedCluster, { resolver }: Plan): JudgedWorkload[] {
  const judged = new Map<ModelWorkload, JudgedWorkload>();
  for (const declared of planned.workloads) {
    const resolution = resolver.resolve(declared);
    const end = 'end' in resolution ? resolution.end : undefined;
    if (end?.kind !== 'pods' || !end.workload) continue;
    const construct = declared instanceof AdaptedWorkload ? declared.construct : declared;
    judged.set(end.workload, {
      workload: end.workload,
      needsDns: declared.dns && (judged.get(end.workload)?.needsDns ?? true),
      place: () => place(construct.node.path, declared.origin),
    });
  }
  for (const apiObject of objectsOf(planned, 'pods')) {
    const workload = resolver.podsOf(apiObject);
    if (!workload?.namespace || judged.has(workload)) continue;
    judged.set(workload, { workload, needsDns: true, place: () => place(apiObject.node.path, originOf(apiObject)) });
  }
  for (const elsewhere of planned.elsewhere) {
    for (const workload of elsewhere.cluster.workloads) {
      // Pods of others are known, and their names are not ours to look up.
      judged.set(workload, { workload, needsDns: false, place: () => place(elsewhere.node.path, elsewhere.origin) });
    }
  }
  return [...judged.values()];
}

/** The namespaces that a declaration of what others installed writes down with their labels. */
function namespacesWritten({ objects }: PlannedCluster['elsewhere'][number]): string[] {
  return objects.flatMap((object) =>
    kindOf(object) === 'namespace' ? (namespaceOf(object).namespace?.name ?? []) : [],
  );
}

/** What the statements are meant to open, without those of which a policy was refused. */
function intentsOf({ edges }: PlannedCluster, refused: ReadonlySet<Statement>): Intent[] {
  const ends = new Map<ResolvedEnd, IntentEnd>();
  const endOf = (end: ResolvedEnd): IntentEnd => {
    const known = ends.get(end) ?? intentEndOf(end);
    ends.set(end, known);
    return known;
  };
  const intents: Intent[] = [];
  for (const { statement, from, to, ports } of edges) {
    if (refused.has(statement)) continue;
    intents.push({ from: endOf(from), to: endOf(to), ports, place: () => place(statement.path, statement.origin) });
  }
  return intents;
}

/** Makes a planned cluster ready to be judged. */
export function judgedCluster(planned: PlannedCluster, plan: Plan, registry: Registry): JudgedCluster {
  const { policies, refusals, refused } = judgedPolicies(planned, plan);
  const workloads = judgedWorkloads(planned, plan);
  const profile = Cluster.profileOf(planned.scope);
  const used = [
    ...policies.map(({ policy }) => policy.namespace),
    ...workloads.map(({ workload }) => workload.namespace),
  ];
  const written = objectsOf(planned, 'namespace').flatMap(
    (object) => namespaceOf(plan.rendering.of(object)).namespace ?? [],
  );
  const declared = planned.elsewhere.flatMap(({ cluster }) => cluster.namespaces);
  const world = worldOf(
    {
      namespaces: withNamed([...declared, ...written], [...new Set(used)].sort()),
      workloads: workloads.map(({ workload }) => workload),
      policies: policies.map(({ policy }) => policy),
    },
    evaluationOptionsOf(profile),
  );
  const shapes = registry.dnsShapes
    .filter(({ construct }) => Cluster.scopeOf(construct) === planned.scope)
    .map(({ shape }) => shape);
  const routes = [profile.dns ?? dns.kubeDns(), ...shapes].map(({ resolvers, ports }) => ({
    resolvers: resolvers.slice(0, 1).flatMap((end) => {
      const resolution = plan.resolver.resolve(end);
      return 'end' in resolution ? [queryOf(resolution.end)] : [];
    }),
    ports,
  }));
  const names = new Map<Policy, JudgedPolicy>(policies.map((judged) => [judged.policy, judged]));
  return {
    planned,
    world,
    written: new Set(objectsOf(planned, 'pods').flatMap((object) => plan.resolver.podsOf(object) ?? [])),
    context: {
      world,
      policies,
      workloads,
      refusals,
      namespacesDeclared: new Set([
        ...written.map(({ name }) => name),
        ...planned.elsewhere.flatMap(namespacesWritten),
      ]),
      intents: intentsOf(planned, refused),
      idleStatements: planned.idle
        .filter(({ kind }) => kind === 'allow')
        .map(({ path, origin }) => ({ text: path, place: () => place(path, origin) })),
      dnsRoutes: routes,
      nameOf: (policy) => {
        const origin = names.get(policy)?.place().origin;
        const id = `${policy.namespace}/${policy.name}`;
        return origin ? `${id} (${origin.file}:${origin.line}:${origin.column})` : id;
      },
    },
  };
}
