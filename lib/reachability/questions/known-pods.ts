import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { Selector } from '../../model/selector';
import type { Workload } from '../../model/workload';
import type { EndQuery } from './end-query';
import { selects } from '../direct/requirements';
import { podsSelectedBy } from '../direct/pods-by-label';
import type { World } from '../world';

const namespacesByWorkloads = new WeakMap<readonly Workload[], readonly string[]>();

/** The namespaces that hold known pods; gathered once for each cluster. */
function namespacesWithPods({ cluster: { workloads } }: World): readonly string[] {
  const known = namespacesByWorkloads.get(workloads);
  if (known) return known;
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))];
  namespacesByWorkloads.set(workloads, namespaces);
  return namespaces;
}

/** The namespaces that a selector can select: those it names, where it names some, else all that hold pods. */
function candidateNamespaces(world: World, selector: Selector): readonly string[] {
  const naming = selector.requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In');
  return naming?.values ?? namespacesWithPods(world);
}

/** The known pods that selectors select, or perhaps select, by labels alone: pods on the host network included. */
export function podsSelected(world: World, namespaces: Selector, pods: Selector | undefined): Workload[] {
  const found: Workload[] = [];
  for (const namespace of candidateNamespaces(world, namespaces)) {
    if (selects(namespaces, { labels: world.namespaceLabels(namespace) }) === 'no') continue;
    for (const workload of podsSelectedIn(world, namespace, pods)) found.push(workload);
  }
  return found;
}

/** Whether some such pod is as sought; the first one ends the search. */
export function somePodSelected(
  world: World,
  namespaces: Selector,
  pods: Selector | undefined,
  isSought: (workload: Workload) => boolean,
): boolean {
  return candidateNamespaces(world, namespaces).some(
    (namespace) =>
      selects(namespaces, { labels: world.namespaceLabels(namespace) }) !== 'no' &&
      podsSelectedIn(world, namespace, pods).some(isSought),
  );
}

/** The known pods of one namespace that a selector selects, or perhaps selects. */
export function podsSelectedIn(world: World, namespace: string, pods: Selector | undefined): readonly Workload[] {
  const workloads = world.workloadsIn(namespace);
  return pods ? podsSelectedBy(pods, workloads) : workloads;
}

/** The known pods that a query is about; of a workload first itself, then those that its selector cannot tell from it. */
export function podsOf(world: World, query: EndQuery): readonly Workload[] {
  switch (query.kind) {
    case 'addresses':
      return [];
    case 'anywhere':
      return world.cluster.workloads;
    case 'pods':
      return podsSelected(world, query.namespaces, query.pods);
    case 'workload': {
      const { workload, selector } = query;
      const selected = podsSelectedIn(world, workload.namespace, selector);
      if (selected.length === 1 && selected[0] === workload) return selected;
      return [workload, ...selected.filter((other) => other !== workload)];
    }
  }
}
