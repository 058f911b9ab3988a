/** What the checks say of pods that nobody declared, held against every pod that there could be. */
import { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { DefaultDeny, ensure, podsIn, Workload, type EndLike } from '../../lib/index';
import type { Labels } from '../../lib/model/labels';
import type { Cluster } from '../../lib/model/cluster';
import type { Peer, Policy } from '../../lib/model/policy';
import { EVERYTHING, type Selector } from '../../lib/model/selector';
import { judge, judgePorts, podEnd, type PodEnd, type World } from '../../lib/reachability';
import { NAMESPACE_NAMES, namespaceSelector, podLabels, podSelector, smallCluster } from '../arbitraries/small-cluster';
import { describeCluster, endOf, queryOf } from './described-cluster';
import { everyPodOf, isIn } from './every-pod';
import { findingsOf } from './findings';
import { podsWhere } from '../arbitraries/any-pods';

const RUNS = { numRuns: 150 };

/** Without pods of its own, and with policies that need not make sense to a person. */
const policiesOnly = smallCluster.map((cluster): Cluster => ({ ...cluster, workloads: [] }));

/**
 * Whether an assertion about a cluster passes. Values belong to no app, so the assertion is given pods that do: those
 * of a namespace in which nothing reaches anything.
 */
function passes(cluster: Cluster, assert: (chartOf: (name: string) => Chart, closedPods: EndLike) => void): boolean {
  const findings = findingsOf((app) => {
    const charts = describeCluster(app, cluster);
    const closed = new Chart(app, 'closed', { namespace: 'closed' });
    new DefaultDeny(closed, 'default-deny');
    assert((name) => charts.get(name) as Chart, podsIn(closed));
  });
  return !findings.some(({ id }) => id === 'assertion-failed');
}

interface NamedPeer {
  readonly peer: Peer;
  readonly policy: Policy;
}

/** The peers of the policies of a namespace, all but one of them if `dropped` is the position of one. */
function peersLetIn({ policies }: Cluster, place: string, dropped: number): NamedPeer[] {
  return policies
    .filter((policy) => policy.namespace === place)
    .flatMap((policy) =>
      policy.ingress.flatMap(({ peers }) => (peers === 'any' ? [] : peers.map((peer) => ({ peer, policy })))),
    )
    .filter((_, index) => index !== dropped);
}

function isNamed(world: World, pod: PodEnd, named: readonly NamedPeer[]): boolean {
  return named.some(
    ({ peer, policy }) =>
      peer.kind === 'pods' && isIn(world, pod, peer.namespaces ?? policy.namespace, peer.pods ?? EVERYTHING),
  );
}

/** Like that pod, but for what the subject of the assertion declares. */
function podLike({ workload }: PodEnd, namespaceName: string, labels: Labels): PodEnd {
  return podEnd({ ...workload, namespace: namespaceName, labels, ports: [] });
}

test('whoever is in no end that `isReachedOnlyBy` names is let in by no policy, if the assertion passes', () => {
  const asked = fc.record({
    cluster: policiesOnly,
    labels: podLabels.filter((labels) => Object.keys(labels).length > 0),
    place: fc.constantFrom(...NAMESPACE_NAMES),
    dropped: fc.integer({ min: -1, max: 2 }),
  });
  let passed = 0;
  fc.assert(
    fc.property(asked, ({ cluster, labels, place, dropped }) => {
      const named = peersLetIn(cluster, place, dropped);
      const [first, ...others] = named.map(({ peer, policy }) => endOf(peer, policy));
      fc.pre(first !== undefined);
      const holds = passes(cluster, (chartOf) => {
        ensure(new Workload(chartOf(place), 'subject', { labels })).isReachedOnlyBy(first, ...others);
      });
      if (!holds) return;
      passed++;
      const { world, pods } = everyPodOf(cluster);
      const destination = podLike(pods[0] as PodEnd, place, labels);
      for (const source of pods.filter((pod) => !isNamed(world, pod, named))) {
        const judged = judgePorts(world, { source, destination });
        expect(judged.filter(({ judgement }) => judgement.ingress.verdict !== 'denied')).toEqual([]);
      }
    }),
    RUNS,
  );
  expect(passed).toBeGreaterThan(10);
});

/** Pods of a namespace by its name, or of namespaces by their labels. */
interface AskedPods {
  readonly where: Selector | string;
  readonly pods: Selector;
}

const askedPods: fc.Arbitrary<AskedPods> = fc.record({
  where: fc.oneof(fc.constantFrom(...NAMESPACE_NAMES), namespaceSelector),
  pods: podSelector,
});

function endFor({ where, pods }: AskedPods): EndLike {
  return podsWhere(typeof where === 'string' ? where : queryOf(where), queryOf(pods));
}

test('no pod of the one opens a connection to a pod of the other, if `cannotReach` passes', () => {
  let passed = 0;
  fc.assert(
    fc.property(policiesOnly, askedPods, askedPods, (cluster, from, to) => {
      if (!passes(cluster, (_, closedPods) => ensure(endFor(from), closedPods).cannotReach(endFor(to)))) return;
      passed++;
      const { world, pods } = everyPodOf(cluster);
      const destinations = pods.filter((pod) => isIn(world, pod, to.where, to.pods));
      for (const source of pods.filter((pod) => isIn(world, pod, from.where, from.pods))) {
        for (const destination of destinations) {
          const judged = judgePorts(world, { source, destination });
          expect(judged.filter(({ judgement }) => judgement.verdict !== 'denied')).toEqual([]);
        }
      }
    }),
    RUNS,
  );
  expect(passed).toBeGreaterThan(10);
});

test('every pod of an end is isolated, if `isIsolated` passes', () => {
  const directions = fc.constantFrom('ingress' as const, 'egress' as const);
  let passed = 0;
  fc.assert(
    fc.property(policiesOnly, askedPods, directions, (cluster, asked, direction) => {
      if (!passes(cluster, (_, closedPods) => ensure(endFor(asked), closedPods).isIsolated(direction))) return;
      passed++;
      const { world, pods } = everyPodOf(cluster);
      for (const pod of pods.filter((one) => isIn(world, one, asked.where, asked.pods))) {
        const judgement = judge(world, { source: pod, destination: pod, port: { protocol: 'TCP', number: 80 } });
        expect(judgement[direction].exemption).not.toBe('not-isolated');
      }
    }),
    RUNS,
  );
  expect(passed).toBeGreaterThan(10);
});
