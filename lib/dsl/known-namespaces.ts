import type { IConstruct } from 'constructs';
import { kindOf } from '../manifests/kinds';
import { identityOf } from '../manifests/manifest';
import type { AppObjects } from './plan/preparation';
import { registryOf } from './plan/registry';

/** The namespace that an object is in, or that it declares; empty where it says none. */
function namespaceNameOf(object: object): string {
  const { name, namespace } = identityOf(object);
  return kindOf(object) === 'namespace' ? name : namespace;
}

/**
 * The names of all namespaces that a part of an app knows of: those of its charts, of its objects and its pods, and of
 * what others have installed.
 *
 * @param belongs whether a construct is in that part
 */
export function knownNamespaces(
  root: IConstruct,
  { charts, written, rendering }: AppObjects,
  belongs: (construct: IConstruct) => boolean,
): ReadonlySet<string> {
  const registry = registryOf(root);
  const elsewhere = registry.elsewhere.filter(belongs);
  const declared = registry.workloads.flatMap((workload) => ('construct' in workload ? [] : [workload]));
  const objects = [
    ...written.filter(belongs).map((apiObject) => rendering.of(apiObject)),
    ...elsewhere.flatMap((construct) => construct.objects),
  ];
  const installed = elsewhere.flatMap(({ cluster, policies }) => [...cluster.workloads, ...policies]);
  const names = [
    ...[...charts, ...declared].filter(belongs).map(({ namespace }) => namespace),
    ...objects.map(namespaceNameOf),
    ...installed.map(({ namespace }) => namespace),
  ];
  return new Set(names.flatMap((name) => name || []));
}
