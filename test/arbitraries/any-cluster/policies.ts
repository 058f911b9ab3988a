import * as fc from 'fast-check';
import type { Direction, Peer, PodsPeer, Policy, Rule } from '../../../lib/model/policy';
import { blockPeer, halvesOfBlock } from './addresses';
import { anyOr, oftenFull, oneOf, PLAIN } from './choosing';
import { namespaceSelector, NAMESPACE_NAMES, podSelector } from './labels';
import { rulePort } from './ports';

export const podsPeer: fc.Arbitrary<PodsPeer> = fc.record(
  { kind: fc.constant('pods' as const), pods: podSelector, namespaces: namespaceSelector },
  { requiredKeys: ['kind'], noNullPrototype: true },
);

export const peer: fc.Arbitrary<Peer> = fc.oneof(
  { weight: 3, arbitrary: podsPeer },
  { weight: 2, arbitrary: blockPeer },
);

export const rule: fc.Arbitrary<Rule> = fc.record({ peers: anyOr(peer), ports: anyOr(rulePort) }, PLAIN);

/** Two rules that only together open all of a block. */
const halfRules: fc.Arbitrary<readonly Rule[]> = fc
  .tuple(halvesOfBlock, anyOr(rulePort))
  .map((both) => both[0].map((half): Rule => ({ peers: [half], ports: both[1] })));

/** Most of the time one or two. */
const rules: fc.Arbitrary<readonly Rule[]> = fc
  .tuple(oftenFull(rule, 2), fc.oneof({ weight: 7, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: halfRules }))
  .map((both) => both.flat());

/** Rules may be there in a direction that is not isolated, and may be missing in one that is. */
const isolates: fc.Arbitrary<Readonly<Record<Direction, boolean>>> = oneOf(
  [3, { ingress: true, egress: false }],
  [3, { ingress: false, egress: true }],
  [6, { ingress: true, egress: true }],
  [1, { ingress: false, egress: false }],
);

export const policy: fc.Arbitrary<Policy> = fc.record(
  {
    namespace: oneOf<string>([12, NAMESPACE_NAMES[0]], [5, NAMESPACE_NAMES[1]], [2, NAMESPACE_NAMES[2]], [1, 'empty']),
    name: fc.constantFrom('one', 'two', 'three'),
    selector: podSelector,
    isolates,
    ingress: rules,
    egress: rules,
  },
  PLAIN,
);
