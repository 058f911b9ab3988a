import * as fc from 'fast-check';
import type { EvaluationOptions } from '../../../lib/reachability';
import type { Cidr } from '../../../lib/sets/cidr';
import { cidr } from './addresses';
import { oneOf, PLAIN } from './choosing';

/** Where pods or nodes may be: one family or both, wide, narrow, one address, ranges that overlap or touch, nowhere. */
const ranges: fc.Arbitrary<readonly Cidr[]> = fc
  .constantFrom(
    ['10.0.0.0/8', 'fd00::/8'],
    ['10.0.0.0/24'],
    ['10.0.0.0/24', 'fd00::/64'],
    ['10.0.0.2/31'],
    ['10.0.0.1/32'],
    ['fd00::/64'],
    ['10.0.0.0/25', '10.0.0.0/24', '10.0.1.0/24'],
    ['10.0.0.0/25', '10.0.0.128/25', 'fd00::/65', 'fd00:0:0:0:8000::/65'],
    ['203.0.113.0/24', '10.0.0.4/32'],
    ['0.0.0.0/0', '::/0'],
    ['0.0.0.0/1', '128.0.0.0/1'],
    [],
  )
  .map((texts) => texts.map(cidr));

const switches = {
  ownAddress: fc.constantFrom('allow', 'evaluate'),
  ownNodeToPod: fc.constantFrom('allow', 'evaluate'),
  podToOwnNode: fc.constantFrom('evaluate', 'allow'),
  hostNetworkSubject: fc.constantFrom('ignored', 'as-pod'),
  hostNetworkPeer: fc.constantFrom('node-address', 'as-pod'),
  ipBlockMatchesPods: oneOf([3, 'yes'], [1, 'no']),
  ipBlockMatchesNodes: fc.constantFrom('yes', 'no'),
  namedPortScope: oneOf([2, 'all'], [1, 'policy-namespace'], [1, 'unresolved']),
  namedPortMatches: fc.constantFrom('any', 'first'),
  sidecarPorts: fc.constantFrom('include', 'exclude'),
  finishedPods: fc.constantFrom('exclude', 'include'),
  dualStack: fc.constantFrom('every-family', 'any-family'),
} satisfies {
  readonly [Name in Exclude<keyof EvaluationOptions, 'podCidrs' | 'nodeCidrs'>]: fc.Arbitrary<EvaluationOptions[Name]>;
};

/** None a third of the time, as most people leave them; else any of them. */
export const anyOptions: fc.Arbitrary<Partial<EvaluationOptions>> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.record({ ...switches, podCidrs: ranges, nodeCidrs: ranges }, { requiredKeys: [], ...PLAIN }),
  },
);
