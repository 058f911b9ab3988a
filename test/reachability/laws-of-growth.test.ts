/** What more of something does: rules only open, isolation only closes, and only where it applies. */
import * as fc from 'fast-check';
import type { Cluster } from '../../lib/model/cluster';
import type { Direction, Policy, Rule } from '../../lib/model/policy';
import { selects } from '../../lib/reachability/questions';
import { smallCluster, smallPeer, smallPolicy, smallRule } from '../arbitraries/small-cluster';
import { judgements, OPENNESS, verdicts, withPolicies } from './law-verdicts';

const RUNS = { numRuns: 150 };
const directions = fc.constantFrom<Direction>('ingress', 'egress');

/** Compares connection by connection: `more` may be open where `less` is not, and never the other way round. */
function isAtLeastAsOpen(more: Cluster, less: Cluster): void {
  const least = verdicts(less);
  const tighter = verdicts(more).filter((verdict, index) => OPENNESS[verdict] < OPENNESS[least[index] ?? 'denied']);
  expect(tighter).toEqual([]);
}

function replaceFirst({ policies }: Cluster, change: (policy: Policy) => Policy): readonly Policy[] {
  const [first, ...rest] = policies;
  return first ? [change(first), ...rest] : [];
}

function widenRules(policy: Policy, change: (rule: Rule) => Rule): Policy {
  return { ...policy, ingress: policy.ingress.map(change), egress: policy.egress.map(change) };
}

test('adding a rule never closes a connection', () => {
  fc.assert(
    fc.property(smallCluster, directions, smallRule, (cluster, direction, rule) => {
      const grown = replaceFirst(cluster, (policy) => ({ ...policy, [direction]: [...policy[direction], rule] }));
      isAtLeastAsOpen(withPolicies(cluster, grown), cluster);
    }),
    RUNS,
  );
});

test('widening a rule never closes a connection: one peer more, any peer, any port, an exception less', () => {
  const widenings = smallPeer.chain((peer) =>
    fc.constantFrom<((rule: Rule) => Rule)[]>(
      ({ peers, ports }) => ({ ports, peers: peers === 'any' ? 'any' : [...peers, peer] }),
      ({ ports }) => ({ ports, peers: 'any' }),
      ({ peers }) => ({ peers, ports: 'any' }),
      ({ peers, ports }) => ({ ports, peers: peers === 'any' ? 'any' : withoutExceptions(peers) }),
    ),
  );
  fc.assert(
    fc.property(smallCluster, widenings, (cluster, widen) => {
      const wider = withPolicies(
        cluster,
        replaceFirst(cluster, (policy) => widenRules(policy, widen)),
      );
      isAtLeastAsOpen(wider, cluster);
    }),
    RUNS,
  );
});

function withoutExceptions(peers: Exclude<Rule['peers'], 'any'>): Rule['peers'] {
  const bare = peers.map((peer) => (peer.kind === 'block' ? { ...peer, except: [] } : peer));
  return [bare[0] ?? peers[0], ...bare.slice(1)];
}

test('a policy for pods that are isolated in its directions already never closes a connection', () => {
  fc.assert(
    fc.property(smallCluster, smallPolicy, (cluster, policy) => {
      const isolating: Policy = { ...policy, ingress: [], egress: [] };
      const before = withPolicies(cluster, [...cluster.policies, isolating]);
      isAtLeastAsOpen(withPolicies(cluster, [...before.policies, policy]), before);
    }),
    RUNS,
  );
});

test('a policy for pods that nothing isolates yet never opens a connection', () => {
  fc.assert(
    fc.property(smallCluster, smallPolicy, (cluster, policy) => {
      const others = cluster.policies.filter(({ namespace }) => namespace !== policy.namespace);
      const before = withPolicies(cluster, others);
      isAtLeastAsOpen(before, withPolicies(cluster, [...others, policy]));
    }),
    RUNS,
  );
});

test('an empty rule absorbs all others of its policy', () => {
  fc.assert(
    fc.property(smallCluster, directions, (cluster, direction) => {
      const everything: Rule = { peers: 'any', ports: 'any' };
      const added = replaceFirst(cluster, (policy) => ({ ...policy, [direction]: [...policy[direction], everything] }));
      const alone = replaceFirst(cluster, (policy) => ({ ...policy, [direction]: [everything] }));
      expect(verdicts(withPolicies(cluster, added))).toEqual(verdicts(withPolicies(cluster, alone)));
    }),
    RUNS,
  );
});

test('a policy never changes what reaches or leaves pods of other namespaces, or pods that its selector does not select', () => {
  fc.assert(
    fc.property(smallCluster, (cluster) => {
      for (const workload of cluster.workloads) {
        const policies = cluster.policies.filter(
          ({ namespace, selector }) => namespace !== workload.namespace || selects(selector, workload) === 'no',
        );
        const alone = { ...cluster, workloads: [workload] };
        expect(verdicts({ ...alone, policies })).toEqual(verdicts({ ...alone, policies: [] }));
      }
    }),
    RUNS,
  );
});

test('a policy of one type never changes the other side', () => {
  fc.assert(
    fc.property(smallCluster, smallPolicy, directions, (cluster, policy, direction) => {
      const other = direction === 'ingress' ? 'egress' : 'ingress';
      const added = { ...policy, isolates: { ingress: direction === 'ingress', egress: direction === 'egress' } };
      const sides = (judged: Cluster) => judgements(judged).map((judgement) => judgement[other].verdict);
      expect(sides(withPolicies(cluster, [...cluster.policies, added]))).toEqual(sides(cluster));
    }),
    RUNS,
  );
});

test('`except` takes away from its own block only: another peer that matches opens the connection all the same', () => {
  const withBlock = fc.tuple(
    smallCluster,
    smallPeer,
    smallPeer.filter(({ kind }) => kind === 'block'),
  );
  fc.assert(
    fc.property(withBlock, directions, ([cluster, peer, block], direction) => {
      const having = (rule: Rule) => replaceFirst(cluster, (policy) => ({ ...policy, [direction]: [rule] }));
      const alone = withPolicies(cluster, having({ peers: [peer], ports: 'any' }));
      const both = withPolicies(cluster, having({ peers: [peer, block], ports: 'any' }));
      isAtLeastAsOpen(both, alone);
    }),
    RUNS,
  );
});
