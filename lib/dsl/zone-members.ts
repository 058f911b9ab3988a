import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { namespaceOf } from '../manifests/namespaces';
import { NAMESPACE_NAME_LABEL, type Labels } from '../model/labels';
import type { NonEmpty } from '../model/policy';
import { EVERYTHING, selectorOf } from '../model/selector';
import { Cluster } from './cluster';
import type { AppObjects } from './plan/preparation';
import { PodsOfNamespaces } from './values';

/** How a zone says who is in it. */
export interface Membership {
  readonly charts?: readonly Chart[];
  readonly labels?: Labels;
  readonly namespaces?: readonly string[];
}

/** Who is in a zone. */
export interface ZoneMembers {
  /** The charts whose namespaces the app governs. */
  readonly charts: readonly Chart[];
  /** All of its namespaces, those of others included, in the order of their names. */
  readonly names: readonly string[];
}

function haveLabels(labels: Readonly<Record<string, string | undefined>>, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/** The names of the Namespace objects of a cluster that have some labels. */
function namespacesLabelled(scope: IConstruct, labels: Labels, { written, rendering }: AppObjects): string[] {
  return written.flatMap((apiObject) => {
    if (rendering.kindOf(apiObject) !== 'namespace' || Cluster.scopeOf(apiObject) !== scope) return [];
    const { namespace } = namespaceOf(rendering.of(apiObject));
    return namespace && haveLabels(namespace.labels, labels) ? [namespace.name] : [];
  });
}

/** Looks up who is in a zone, among all that its cluster has by now. */
export function zoneMembers(zone: IConstruct, membership: Membership, known: AppObjects): ZoneMembers {
  const { charts: listed = [], labels, namespaces = [] } = membership;
  const scope = Cluster.scopeOf(zone);
  const byLabels = labels && Object.keys(labels).length > 0 ? labels : undefined;
  const named = new Set([...namespaces, ...(byLabels ? namespacesLabelled(scope, byLabels, known) : [])]);
  const found = known.charts.filter((chart) => {
    if (!chart.namespace || Cluster.scopeOf(chart) !== scope) return false;
    return named.has(chart.namespace) || (byLabels !== undefined && haveLabels(chart.labels, byLabels));
  });
  const charts = [...new Set([...listed, ...found])];
  const names = new Set([...named, ...charts.flatMap(({ namespace }) => namespace ?? [])]);
  return { charts, names: [...names].sort() };
}

/** All pods of some namespaces as one peer, found by the name label that nobody but the API server sets. */
export function podsOfNamespacesNamed(names: NonEmpty<string>, alias: string): PodsOfNamespaces {
  const named = selectorOf([{ key: NAMESPACE_NAME_LABEL, operator: 'In', values: names }]);
  return new PodsOfNamespaces(named, EVERYTHING).as(alias);
}
