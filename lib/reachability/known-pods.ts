import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { Selector } from '../model/selector';
import type { Workload } from '../model/workload';
import type { EndQuery } from './end-query';
import { selects } from './spec/selecting';
import type { World } from './world';

/** The namespaces that a selector can select: those it names, where it names some, else all that hold pods. */
function candidateNamespaces(world: World, selector: Selector): Iterable<string> {
  const naming = selector.requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In');
  return naming?.values ?? new Set(world.cluster.workloads.map(({ namespace }) => namespace));
}

/** The known pods that selectors select, or perhaps select, by labels alone: pods on the host network included. */
export function podsSelected(world: World, namespaces: Selector, pods: Selector | undefined): Workload[] {
  return [...candidateNamespaces(world, namespaces)]
    .filter((namespace) => selects(namespaces, { labels: world.namespaceLabels(namespace) }) !== 'no')
    .flatMap((namespace) => podsSelectedIn(world, namespace, pods));
}

/** The same, in one namespace. */
export function podsSelectedIn(world: World, namespace: string, pods: Selector | undefined): readonly Workload[] {
  const workloads = world.workloadsIn(namespace);
  return pods ? workloads.filter((workload) => selects(pods, workload) !== 'no') : workloads;
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
      return [workload, ...selected.filter((other) => other !== workload)];
    }
  }
}
