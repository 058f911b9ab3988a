import * as fc from 'fast-check';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/labels';
import { EVERYTHING, selectorOfLabels, type Selector } from '../../lib/model/selector';
import { podEnd, worldOf, type World } from '../../lib/reachability';
import { selects } from '../../lib/reachability/questions';
import { hypotheticalPods, type PodSet } from '../../lib/reachability/questions/hypothetical-pods';
import type { Workload } from '../../lib/model/workload';
import { namespaceSelector, podSelector, smallCluster, smallPolicy } from '../arbitraries/small-cluster';
import { everyPodOf } from '../checks/every-pod';

const podSet: fc.Arbitrary<PodSet> = fc.record({ namespaces: namespaceSelector, pods: podSelector });

const emptyCluster = smallCluster.map((cluster) => ({ ...cluster, workloads: [] }));

function isIn(world: World, pod: Workload, { namespaces, pods }: PodSet): boolean {
  const labels = world.namespaceLabels(pod.namespace);
  return selects(namespaces, { labels }) === 'yes' && selects(pods, pod) === 'yes';
}

test('hypothetical pods are in the wanted set and outside of every excluded one', () => {
  fc.assert(
    fc.property(emptyCluster, podSet, fc.array(podSet, { maxLength: 3 }), (cluster, wanted, excluded) => {
      const { world, pods } = hypotheticalPods(worldOf(cluster), wanted, { excluded });
      for (const pod of pods) {
        expect(isIn(world, pod, wanted)).toBe(true);
        expect(excluded.filter((set) => isIn(world, pod, set))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

test('if any pod could exist in a set and outside of others, a hypothetical one does', () => {
  fc.assert(
    fc.property(emptyCluster, podSet, fc.array(podSet, { maxLength: 3 }), (cluster, wanted, excluded) => {
      const everyPod = everyPodOf(cluster);
      const possible = everyPod.pods.some(
        ({ workload }) =>
          isIn(everyPod.world, workload, wanted) && !excluded.some((set) => isIn(everyPod.world, workload, set)),
      );
      const { pods } = hypotheticalPods(worldOf(cluster), wanted, { excluded });
      if (possible) expect(pods).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('for every peer that could match a pod of the set, there is one that it matches', () => {
  fc.assert(
    fc.property(emptyCluster, smallPolicy, podSet, (cluster, policy, wanted) => {
      const withPolicy = { ...cluster, policies: [policy] };
      const { world, pods } = hypotheticalPods(worldOf(withPolicy), wanted);
      const everyPod = everyPodOf(withPolicy);
      const peers = [...policy.ingress, ...policy.egress].flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers));
      for (const peer of peers) {
        if (peer.kind !== 'pods') continue;
        const own = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: policy.namespace });
        const set: PodSet = { namespaces: peer.namespaces ?? own, pods: peer.pods ?? EVERYTHING };
        const matches = (judged: World, pod: Workload) => isIn(judged, pod, wanted) && isIn(judged, pod, set);
        if (!everyPod.pods.some(({ workload }) => matches(everyPod.world, workload))) continue;
        expect(pods.some((pod) => matches(world, pod))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('a pod says by which labels it was thought of, and lives where they can be', () => {
  const wanted: { readonly namespaces: Selector; readonly pods: Selector } = {
    namespaces: selectorOfLabels({ [NAMESPACE_NAME_LABEL]: 'ops' }),
    pods: selectorOfLabels({ app: 'shell' }),
  };
  const { world, pods } = hypotheticalPods(worldOf({ namespaces: [], workloads: [], policies: [] }), wanted);
  expect(pods.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['ops/(any pod labelled app=shell)']);
  expect(pods.map(podEnd).map(({ workload }) => world.namespaceLabels(workload.namespace))).toEqual([
    { [NAMESPACE_NAME_LABEL]: 'ops' },
  ]);
});
