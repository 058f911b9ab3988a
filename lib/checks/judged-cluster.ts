import type { Place } from '../diagnostics/finding';
import {
  AdaptedWorkload,
  Cluster,
  dns,
  Elsewhere,
  evaluationOptionsOf,
  originOf,
  type EndLike,
  type Plan,
  type PlannedCluster,
  type Registry,
  type ResolvedEnd,
  type Statement,
} from '../dsl';
import type {
  Intent,
  IntentEnd,
  JudgedPolicy,
  JudgedRouting,
  JudgedWorkload,
  LintContext,
  WrittenNamespace,
} from '../lint/context';
import { annotationsOf } from '../manifests/annotations';
import { kindOf } from '../manifests/kinds';
import { identityOf, qualifiedKind } from '../manifests/manifest';
import { namespaceOf, withNamed } from '../manifests/namespaces';
import { makesPods } from '../manifests/not-judged-finding';
import type { Policy } from '../model/policy';
import type { RoutingPart } from '../model/routing';
import type { Workload as ModelWorkload } from '../model/workload';
import { DEFAULT_OPTIONS, worldOf, type World } from '../reachability';
import type { EndQuery } from '../reachability/questions';
import { belonging } from './belonging';
import { declaredCallers } from './declared-callers';
import { declaredProfile } from './declared-profile';
import { baselinesOf, governedNamespaces } from './baselines';
import { intentEndOf, queryOf } from './end-queries';
import { idleStatements } from './idle-statements';
import { judgedPolicies } from './judged-policies';
import { objectsOf } from './objects-of';
import { sourcePlace } from './source-place';

/** A cluster as the app will leave it, ready to be judged: built from the rendered objects, never from props. */
export interface JudgedCluster {
  readonly planned: PlannedCluster;
  readonly world: World;
  readonly context: LintContext;
  /** The workloads that the app's own manifests make. */
  readonly written: ReadonlySet<ModelWorkload>;
}

/** What leads to the pods, each part with the place that wrote it, or that said it is installed. */
function judgedRouting({ objects, scope }: PlannedCluster): JudgedRouting {
  const placeOf = (part: RoutingPart): Place => {
    const construct = objects.places.get(part) ?? scope;
    return sourcePlace(construct.node.path, construct instanceof Elsewhere ? construct.origin : originOf(construct));
  };
  return { ...objects.routing, placeOf };
}

/** Every workload that the app creates, declares, or says to be installed by others; each once. */
function judgedWorkloads(planned: PlannedCluster, { resolver }: Plan): JudgedWorkload[] {
  const judged = new Map<ModelWorkload, JudgedWorkload>();
  for (const declared of planned.workloads) {
    const resolution = resolver.resolve(declared);
    const end = 'end' in resolution ? resolution.end : undefined;
    if (end?.kind !== 'pods' || !end.workload) continue;
    const construct = declared instanceof AdaptedWorkload ? declared.construct : declared;
    const belongsTo = belonging(planned, [construct.node.path], end.workload.namespace);
    judged.set(end.workload, {
      workload: end.workload,
      needsDns: declared.dns && (judged.get(end.workload)?.needsDns ?? true),
      place: () => sourcePlace(construct.node.path, declared.origin, undefined, belongsTo),
    });
  }
  for (const apiObject of objectsOf(planned, 'pods')) {
    const workload = resolver.podsOf(apiObject);
    if (!workload?.namespace || judged.has(workload)) continue;
    const belongsTo = belonging(planned, [apiObject.node.path], workload.namespace);
    const placeOf = (): Place => sourcePlace(apiObject.node.path, originOf(apiObject), undefined, belongsTo);
    judged.set(workload, { workload, needsDns: true, place: placeOf });
  }
  for (const elsewhere of planned.elsewhere) {
    for (const workload of elsewhere.cluster.workloads) {
      // Pods of others are known, and their names are not ours to look up.
      const placeOf = (): Place => sourcePlace(elsewhere.node.path, elsewhere.origin);
      judged.set(workload, { workload, needsDns: false, ofOthers: true, place: placeOf });
    }
  }
  return [...judged.values()];
}

/** The namespaces of objects that make pods of which nobody can tell the labels. */
function podsUnknownIn(planned: PlannedCluster, { rendering, resolver }: Plan): ReadonlySet<string> {
  const others = objectsOf(planned, 'not-judged').map((object) => identityOf(rendering.of(object)));
  const untold = objectsOf(planned, 'pods').filter((object) => resolver.readingOf(object)?.notJudged !== undefined);
  const installed = planned.elsewhere.flatMap(({ objects }) =>
    objects.filter((object) => kindOf(object) === 'not-judged').map((object) => identityOf(object)),
  );
  const makers = [...others, ...installed].filter((identity) => makesPods(qualifiedKind(identity)));
  return new Set([...makers, ...untold.map((object) => identityOf(rendering.of(object)))].map((one) => one.namespace));
}

/** The Namespace objects of the app, and of what it says others installed. */
function namespacesWritten(planned: PlannedCluster): WrittenNamespace[] {
  const written = objectsOf(planned, 'namespace').flatMap((apiObject) => {
    const object = planned.rendering.of(apiObject);
    return writtenNamespace(object, () => sourcePlace(apiObject.node.path, originOf(apiObject)));
  });
  const installed = planned.elsewhere.flatMap(({ objects, node, origin }) =>
    objects
      .filter((object) => kindOf(object) === 'namespace')
      .flatMap((object) => writtenNamespace(object, () => sourcePlace(node.path, origin))),
  );
  return [...written, ...installed];
}

function writtenNamespace(object: object, placeOf: () => Place): WrittenNamespace[] {
  const { namespace } = namespaceOf(object);
  return namespace ? [{ name: namespace.name, annotations: annotationsOf(object), place: placeOf }] : [];
}

/** A chain is no construct: it belongs to the first one that it names. */
function placeOfStatement({ path, origin, anchor }: Pick<Statement, 'path' | 'origin' | 'anchor'>): Place {
  return sourcePlace(path, origin, undefined, { constructs: [anchor.node.path] });
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
    intents.push({ from: endOf(from), to: endOf(to), ports, place: () => placeOfStatement(statement) });
  }
  return intents;
}

/** Makes a planned cluster ready to be judged. */
export function judgedCluster(planned: PlannedCluster, plan: Plan, registry: Registry): JudgedCluster {
  const { policies, refusals, refused } = judgedPolicies(planned, plan);
  const workloads = judgedWorkloads(planned, plan);
  const profile = Cluster.profileOf(planned.scope);
  const said = declaredProfile(planned.scope);
  const callers = declaredCallers(planned.scope, plan);
  const used = [
    ...policies.map(({ policy }) => policy.namespace),
    ...workloads.map(({ workload }) => workload.namespace),
  ];
  const written = objectsOf(planned, 'namespace').flatMap(
    (object) => namespaceOf(plan.rendering.of(object)).namespace ?? [],
  );
  const declared = planned.elsewhere.flatMap(({ cluster }) => cluster.namespaces);
  const namespaceObjects = namespacesWritten(planned);
  const world = worldOf(
    {
      namespaces: withNamed([...declared, ...written], [...new Set(used)].sort()),
      workloads: workloads.map(({ workload }) => workload),
      policies: policies.map(({ policy }) => policy),
    },
    evaluationOptionsOf(profile, DEFAULT_OPTIONS),
  );
  const shapes = registry.dnsPatterns
    .filter(({ construct }) => Cluster.scopeOf(construct) === planned.scope)
    .map(({ shape }) => shape());
  const queried = (end: EndLike): EndQuery[] => {
    const resolution = plan.resolver.resolve(end);
    return 'end' in resolution ? [queryOf(resolution.end)] : [];
  };
  // What the cluster is said to have is what pods have to reach, whatever a pattern of their own opens.
  const routes = (profile.dns ? [profile.dns] : [dns.coreDns(), ...shapes]).map(
    ({ resolvers: [first, ...others], ports }) => ({
      resolvers: queried(first),
      ports,
      alternatives: others.flatMap(queried),
    }),
  );
  let routing: JudgedRouting | undefined;
  const names = new Map<Policy, JudgedPolicy>(policies.map((judged) => [judged.policy, judged]));
  return {
    planned,
    world,
    written: new Set(objectsOf(planned, 'pods').flatMap((object) => plan.resolver.podsOf(object) ?? [])),
    context: {
      world,
      policies,
      workloads,
      get routing() {
        return (routing ??= judgedRouting(planned));
      },
      refusals,
      namespacesDeclared: new Set(namespaceObjects.map(({ name }) => name)),
      namespacesWritten: namespaceObjects,
      ...(profile.ipFamilies && { ipFamilies: profile.ipFamilies }),
      ...(profile.metadata && { metadata: profile.metadata }),
      ...(said && { profile: said }),
      ...(callers && { callers }),
      ...(profile.mesh && { mesh: profile.mesh }),
      baselines: baselinesOf(planned, registry),
      namespacesGoverned: governedNamespaces(planned, policies, workloads),
      intents: intentsOf(planned, refused),
      idleStatements: idleStatements(planned, world).map(({ statement, writes }) => ({
        text: statement.path,
        writes,
        place: () => placeOfStatement(statement),
      })),
      dnsRoutes: routes,
      resolversNamed: shapes.flatMap(({ resolvers }) => resolvers.flatMap(queried)),
      podsUnknownIn: podsUnknownIn(planned, plan),
      nameOf: (policy) => {
        const origin = names.get(policy)?.place().origin;
        const id = `${policy.namespace}/${policy.name}`;
        return origin ? `${id} (${origin.file}:${origin.line}:${origin.column})` : id;
      },
    },
  };
}
