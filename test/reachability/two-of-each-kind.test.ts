/** Two pods of each kind are enough to know how any pair of pods is judged. */
import * as fc from 'fast-check';
import { podEnd, reachabilityOf, worldOf } from '../../lib/reachability';
import { smallCluster } from '../arbitraries/small-cluster';

test('whatever is open between two pods is open between two of those that are left', () => {
  const port = { protocol: 'TCP', number: 80 } as const;
  const property = fc.property(smallCluster, (cluster) => {
    // Several replicas of each workload, as bare pods.
    const workloads = [1, 2, 3].flatMap((replica) =>
      cluster.workloads.map((pod) => ({ ...pod, name: `${pod.name}-${replica}`, addresses: [] })),
    );
    const reachability = reachabilityOf(worldOf({ ...cluster, workloads }));
    const verdicts = (pods: typeof workloads) =>
      new Set(
        pods.flatMap((source) =>
          pods
            .filter((destination) => destination !== source)
            .map((destination) =>
              reachability.verdict({ source: podEnd(source), destination: podEnd(destination), port }),
            ),
        ),
      );
    const few = reachability.twoOfEachKind(workloads);
    expect(few.length).toBeLessThan(workloads.length);
    expect(verdicts(workloads.filter((pod) => few.includes(pod)))).toEqual(verdicts(workloads));
  });
  fc.assert(property, { numRuns: 60 });
});

test('what else tells pods apart counts, and a pod that is not of the cluster stays', () => {
  const pod = (name: string) => ({
    ...{ namespace: 'shop', name, kind: 'Pod', labels: {}, runtimeLabels: [], ports: [], hostNetwork: false },
    ...{ addresses: [], nodeAddresses: [], finished: false },
  });
  const workloads = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map(pod);
  const reachability = reachabilityOf(worldOf({ namespaces: [{ name: 'shop', labels: {} }], workloads, policies: [] }));
  const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name);
  expect(names(reachability.twoOfEachKind(workloads))).toEqual(['a1', 'a2']);
  expect(names(reachability.twoOfEachKind(workloads, ({ name }) => name.slice(0, 1)))).toEqual([
    'a1',
    'a2',
    'b1',
    'b2',
  ]);
  expect(names(reachability.twoOfEachKind([...workloads, pod('stranger')]))).toEqual(['a1', 'a2', 'stranger']);
});
