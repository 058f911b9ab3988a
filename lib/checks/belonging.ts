import type { Belonging } from '../diagnostics/finding';
import type { PlannedCluster } from '../dsl';

/** What constructs and findings call the API object that a construct makes: cdk8s-plus hides it in a child of this name. */
export function ownPath(path: string): string {
  return path.replace(/\/Resource$/, '');
}

/** A namespace of one cluster: another cluster of the app may have one of the same name. */
export function namespaceKey({ scope }: PlannedCluster, namespace: string): string {
  const { path } = scope.node;
  return path ? `Namespace ${namespace} ${path}` : `Namespace ${namespace}`;
}

/** What findings about something in a namespace belong to: the constructs that made it, and the namespace. */
export function belonging(planned: PlannedCluster, paths: readonly string[], namespace: string): Belonging {
  return { constructs: [...new Set(paths.map(ownPath))], objects: [namespaceKey(planned, namespace)] };
}
