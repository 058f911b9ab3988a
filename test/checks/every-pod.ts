import { NAMESPACE_NAME_LABEL, type Labels } from '../../lib/model/labels';
import type { Cluster, Namespace } from '../../lib/model/cluster';
import type { Selector } from '../../lib/model/selector';
import type { Workload } from '../../lib/model/workload';
import { podEnd, worldOf, type PodEnd, type World } from '../../lib/reachability';
import { selects } from '../../lib/reachability/questions';

const APPS = [undefined, 'a', 'b', 'of-no-selector'];
const TIERS = [undefined, 'x', 'y', 'of-no-selector'];

/** Namespaces that nobody declared, with every label that selectors of small clusters can tell apart. */
const UNDECLARED: readonly Namespace[] = [undefined, 'a', 'b', 'of-no-selector'].map((team, index) => ({
  name: `undeclared-${index}`,
  labels: { ...(team && { team }), [NAMESPACE_NAME_LABEL]: `undeclared-${index}` },
}));

/** A world with a pod of every kind that selectors of small clusters can tell apart, in every kind of namespace. */
export interface EveryPod {
  readonly world: World;
  readonly pods: readonly PodEnd[];
}

export function everyPodOf(cluster: Cluster): EveryPod {
  const namespaces = [...cluster.namespaces, ...UNDECLARED];
  const pods = namespaces.flatMap(({ name }) =>
    APPS.flatMap((app) => TIERS.map((tier) => podEnd(podIn(name, { ...(app && { app }), ...(tier && { tier }) })))),
  );
  return { world: worldOf({ ...cluster, namespaces }), pods };
}

function podIn(namespace: string, labels: Labels): Workload {
  return {
    namespace,
    name: JSON.stringify(labels),
    kind: 'Pod',
    labels,
    runtimeLabels: [],
    // A name that rules of small clusters use, for a number that they do not: a named port may stand for any.
    ports: [{ name: 'http', protocol: 'TCP', number: 8181 }],
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
    finished: false,
  };
}

/** Whether selectors of a namespace and of its pods select a pod. */
export function isIn(world: World, { workload }: PodEnd, namespaces: Selector | string, pods: Selector): boolean {
  const labels = world.namespaceLabels(workload.namespace);
  const there =
    typeof namespaces === 'string' ? workload.namespace === namespaces : selects(namespaces, { labels }) === 'yes';
  return there && selects(pods, workload) === 'yes';
}
