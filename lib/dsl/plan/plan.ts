import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { Cluster } from '../cluster';
import { originOf } from '../origins';
import type { Elsewhere } from '../elsewhere';
import type { AdaptedWorkload, Workload } from '../workload';
import type { Assertion } from './assertion';
import type { BasePolicy } from './base';
import { planCluster, type ClusterPlan } from './cluster-plan';
import { Emissions } from './emissions';
import { EndResolver } from './end-resolution';
import { KnownObjects } from './known-objects';
import { Materialisation } from './materialisation';
import { hintOrderOf } from './policy-annotations';
import { PolicyReader } from './policy-reader';
import { prepare } from './preparation';
import { plannedPreviews, type PlannedPreview, type Preview } from './preview';
import type { Registry } from './registry';
import { Rendering } from './rendering';
import type { Statement } from './statement';
import type { StatementSource } from './statement-source';

/** A cluster with all that the app says about it and all objects it will have. */
export interface PlannedCluster extends ClusterPlan {
  /** Every API object of the cluster, generated policies included, in the order of the construct tree. */
  readonly apiObjects: readonly ApiObject[];
  readonly elsewhere: readonly Elsewhere[];
  readonly reader: PolicyReader;
  readonly rendering: Rendering;
  /** Its pods, and what leads to them. */
  readonly objects: KnownObjects;
  /** The denies that are only looked at, each with what it would change. */
  readonly previews: readonly PlannedPreview[];
  readonly assertions: readonly Assertion[];
  /** Workloads that were declared, or given labels and ports of their own. */
  readonly workloads: readonly (Workload<string> | AdaptedWorkload<string>)[];
}

/** The plan of a whole app: one part for each cluster. */
export interface Plan {
  readonly clusters: readonly PlannedCluster[];
  readonly resolver: EndResolver;
  readonly rendering: Rendering;
  readonly materialisation: Materialisation;
  readonly findings: readonly Finding[];
}

const materialisations = new WeakMap<Registry, Materialisation>();

function materialisationOf(registry: Registry): Materialisation {
  const known = materialisations.get(registry);
  if (known) return known;
  const created = new Materialisation();
  materialisations.set(registry, created);
  return created;
}

/** The scopes of the clusters that constructs belong to; those below one scope are all of its cluster. */
class ClusterScopes {
  private readonly known = new Map<IConstruct, IConstruct>();

  of(construct: IConstruct): IConstruct {
    const above = construct instanceof Cluster ? construct : (construct.node.scope ?? construct);
    const known = this.known.get(above) ?? Cluster.scopeOf(above);
    this.known.set(above, known);
    return known;
  }
}

function groupByCluster<T>(
  items: readonly T[],
  scopes: ClusterScopes,
  anchorOf: (item: T) => IConstruct,
): Map<IConstruct, T[]> {
  const groups = new Map<IConstruct, T[]>();
  for (const item of items) {
    const scope = scopes.of(anchorOf(item));
    const group = groups.get(scope);
    if (group) group.push(item);
    else groups.set(scope, [item]);
  }
  return groups;
}

/** The base policies among the app's own objects: all that no `allow` and no pattern made. */
function writtenBase(apiObjects: readonly ApiObject[], reader: PolicyReader, rendering: Rendering): BasePolicy[] {
  const policies = apiObjects.filter((apiObject) => rendering.kindOf(apiObject) === 'policy');
  return policies.flatMap((apiObject) => {
    const { policy } = reader.read(apiObject);
    if (!policy) return [];
    return [
      {
        policy,
        source: { path: apiObject.node.path, chart: Chart.of(apiObject), origin: originOf(apiObject), apiObject },
      },
    ];
  });
}

function elsewhereBase(elsewhere: readonly Elsewhere[]): BasePolicy[] {
  return elsewhere.flatMap((construct) =>
    construct.policies.map((policy) => ({
      policy,
      source: { path: construct.node.path, chart: Chart.of(construct), origin: construct.origin },
    })),
  );
}

/**
 * Works out what the app says, and puts the policies it asks for into their charts.
 *
 * Runs while the app synthesizes, when all statements are known and every object can be rendered.
 */
export function makePlan(registry: Registry): Plan {
  const materialisation = materialisationOf(registry);
  const rendering = new Rendering(registry.synthesis);
  const clusterScopes = new ClusterScopes();
  const resolver = new EndResolver(rendering, registry.workloads, (construct) =>
    objectsOf(clusterScopes.of(construct)),
  );
  // Before anything is rendered: a rendering is what is written.
  registry.denies.forEach(hintOrderOf);
  const { written, findings: unprepared } = prepare(registry, rendering, () =>
    registry.node.root.node
      .findAll()
      .filter(
        (construct): construct is ApiObject =>
          ApiObject.isApiObject(construct) && !materialisation.policies.has(construct),
      ),
  );
  // Once more, for those that were prepared.
  registry.denies.forEach(hintOrderOf);
  const objects = groupByCluster(written, clusterScopes, (apiObject) => apiObject);
  const statements = groupByCluster<Statement>(registry.statements, clusterScopes, ({ anchor }) => anchor);
  const elsewhere = groupByCluster<Elsewhere>(registry.elsewhere, clusterScopes, (construct) => construct);
  const assertions = groupByCluster(registry.assertions, clusterScopes, ({ anchor }) => anchor);
  const sources = groupByCluster<StatementSource>(registry.statementSources, clusterScopes, ({ anchor }) => anchor);
  const workloads = groupByCluster(registry.workloads, clusterScopes, (workload) =>
    'construct' in workload ? workload.construct : workload,
  );

  const known = new Map<IConstruct, KnownObjects>();
  const objectsOf = (scope: IConstruct): KnownObjects => {
    const parts = {
      written: objects.get(scope) ?? [],
      elsewhere: elsewhere.get(scope) ?? [],
      declared: workloads.get(scope) ?? [],
    };
    const ofScope = known.get(scope) ?? new KnownObjects(parts, rendering, resolver);
    known.set(scope, ofScope);
    return ofScope;
  };

  const previews = groupByCluster<Preview>(registry.previews, clusterScopes, ({ construct }) => construct);
  const scopes = new Set(
    [...objects, ...statements, ...sources, ...elsewhere, ...assertions, ...workloads, ...previews].map(
      ([scope]) => scope,
    ),
  );
  const planned = [...scopes].map((scope) => {
    const reader = new PolicyReader(rendering, Cluster.profileOf(scope).kubernetes);
    const own = objects.get(scope) ?? [];
    const others = elsewhere.get(scope) ?? [];
    const base = [...writtenBase(own, reader, rendering), ...elsewhereBase(others)];
    const declared = workloads.get(scope) ?? [];
    const ownSources = sources.get(scope) ?? [];
    const sourced = ownSources.map((source) => source.statementsFor(objectsOf(scope)));
    const late = sourced.flatMap((one) => one.statements);
    const said = [...(statements.get(scope) ?? []), ...late];
    const plan = planCluster(scope, said, base, resolver);
    const looked = plannedPreviews(previews.get(scope) ?? [], plan, reader, (deny) =>
      planCluster(scope, said, [...base, deny], resolver),
    );
    return {
      ...plan,
      ...looked,
      findings: [...sourced.flatMap(({ findings }) => findings), ...plan.findings],
      written: own,
      elsewhere: others,
      reader,
      rendering,
      objects: objectsOf(scope),
      assertions: assertions.get(scope) ?? [],
      workloads: declared,
    };
  });
  const emissions = new Emissions();
  materialisation.update(
    planned.flatMap(({ scope, generated }) => {
      const { annotations: named = true } = Cluster.profileOf(scope);
      return generated.map((policy) => ({ policy, options: { named, order: emissions.of(policy.chart).order } }));
    }),
  );
  const generated = groupByCluster([...materialisation.policies.keys()], clusterScopes, (apiObject) => apiObject);
  return {
    clusters: planned.map((cluster) => ({
      ...cluster,
      apiObjects: [...cluster.written, ...(generated.get(cluster.scope) ?? [])],
    })),
    resolver,
    rendering,
    materialisation,
    findings: [...unprepared, ...planned.flatMap(({ findings }) => findings)],
  };
}

/** The API objects of the policies that a statement is part of; works out the plan to find them. */
export function generatedFor(registry: Registry, statement: Statement): readonly ApiObject[] {
  const { materialisation } = makePlan(registry);
  return [...materialisation.policies]
    .filter(([, policy]) => policy.statements.includes(statement))
    .map(([apiObject]) => apiObject);
}
