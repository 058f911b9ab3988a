/** Fewer words, the same meaning: judged by the evaluator, from every end that small rules can tell apart. */
import * as fc from 'fast-check';
import { modelOf, type GeneratedPolicy } from '../../lib/dsl/plan/generated-policy';
import { withinLimits } from '../../lib/dsl/plan/limited-parts';
import type { Limits } from '../../lib/dsl/plan/limits';
import { minimalRules } from '../../lib/model/minimal-rules';
import { peerKey, peersKey } from '../../lib/model/peer-order';
import type { Policy, Rule } from '../../lib/model/policy';
import { adjoined, portsKey, singled } from '../../lib/model/rule-ports';
import { EVERYTHING } from '../../lib/model/selector';
import type { Workload } from '../../lib/model/workload';
import { judge } from '../../lib/reachability';
import { smallRules } from '../arbitraries/small-rules';
import { connectionsBetween, everyone, JUDGED_PORTS, worldWith } from './connections';

const SUBJECT: Workload = {
  namespace: 'red',
  name: 'subject',
  kind: 'Pod',
  labels: { app: 'subject' },
  runtimeLabels: [],
  ports: [
    { name: 'http', protocol: 'TCP', number: 8080 },
    { name: 'dns', protocol: 'UDP', number: 53 },
  ],
  hostNetwork: false,
  addresses: [],
  nodeAddresses: [],
  finished: false,
};

/** The subject comes first. */
const EVERYONE = everyone([SUBJECT]);
const PORTS = [...JUDGED_PORTS, { protocol: 'TCP', number: 8081 }, { protocol: 'TCP', number: 8000 }] as const;

function policyWith(rules: readonly Rule[], name = 'policy'): Policy {
  const isolates = { ingress: true, egress: false };
  return { namespace: 'red', name, selector: EVERYTHING, isolates, ingress: rules, egress: [] };
}

/** Every connection to the subject, and whether its ingress side is open under some policies. */
function meaningOf(policies: readonly Policy[]): boolean[] {
  const world = worldWith(policies);
  return [...connectionsBetween(EVERYONE, PORTS)]
    .filter(({ destination }) => destination === EVERYONE[0])
    .map((connection) => judge(world, connection).ingress.verdict === 'allowed');
}

test('minimal rules open just what the rules open', () => {
  fc.assert(
    fc.property(smallRules, (rules) => {
      expect(meaningOf([policyWith(minimalRules(rules, 'red'))])).toEqual(meaningOf([policyWith(rules)]));
    }),
    { numRuns: 400 },
  );
});

test('the law is alive: where all peers of a rule but the first are left out, a connection closes', () => {
  const result = fc.check(
    fc.property(smallRules, (rules) => {
      const careless = rules.map(({ peers, ports }) => ({
        peers: peers === 'any' ? peers : ([peers[0]] as const),
        ports,
      }));
      expect(meaningOf([policyWith(careless)])).toEqual(meaningOf([policyWith(rules)]));
    }),
    { numRuns: 100, endOnFailure: true },
  );
  expect(result.failed).toBe(true);
});

test('minimal rules are as short as they get, and do not hang on the order of the rules', () => {
  const shuffled = smallRules.chain((rules) =>
    fc.record({
      rules: fc.constant(rules),
      order: fc.shuffledSubarray([...rules], { minLength: rules.length, maxLength: rules.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ rules, order }) => {
      const minimal = minimalRules(rules, 'red');
      expect(minimalRules(minimal, 'red')).toEqual(minimal);
      expect(minimalRules(order, 'red')).toEqual(minimal);
      const peers = minimal.flatMap((rule) => (rule.peers === 'any' ? ['any'] : rule.peers.map(peerKey)));
      expect(new Set(peers).size).toBe(peers.length);
      const among = minimal.filter((rule) => rule.peers !== 'any');
      expect(new Set(among.map(({ ports }) => portsKey(ports))).size).toBe(among.length);
      expect(new Set(minimal.map((rule) => peersKey(rule.peers))).size).toBe(minimal.length);
    }),
    { numRuns: 200 },
  );
});

test('ports in few ranges, and ports without ranges, are the same ports', () => {
  fc.assert(
    fc.property(smallRules, (rules) => {
      for (const change of [adjoined, (ports: Parameters<typeof singled>[0]) => singled(ports, 200)]) {
        const changed = rules.map(({ peers, ports }) => ({ peers, ports: ports === 'any' ? ports : change(ports) }));
        expect(meaningOf([policyWith(changed)])).toEqual(meaningOf([policyWith(rules)]));
      }
    }),
    { numRuns: 100 },
  );
});

const limits: fc.Arbitrary<Limits> = fc.record(
  {
    portsPerAddress: fc.constantFrom(1, 2, 3),
    blocksPerPolicy: fc.constantFrom(1, 2),
    portRanges: fc.boolean(),
    specBytes: fc.constantFrom(300, 600, 200_000),
  },
  { requiredKeys: ['portRanges', 'specBytes'] },
);

test('the parts of a policy together open just what the policy opens, and each is below the limits', () => {
  fc.assert(
    fc.property(smallRules, limits, (written, limit) => {
      const rules = minimalRules(written, 'red');
      const whole = { namespace: 'red', name: 'policy', selector: EVERYTHING, rules: { ingress: rules, egress: [] } };
      const parts = withinLimits(whole as unknown as GeneratedPolicy, limit);
      expect(meaningOf(parts.map(modelOf))).toEqual(meaningOf([policyWith(rules)]));
      for (const part of parts) {
        const peers = part.rules.ingress.flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers));
        const blocks = peers.filter(({ kind }) => kind === 'block');
        expect(blocks.length).toBeLessThanOrEqual(limit.blocksPerPolicy ?? Infinity);
      }
      const names = parts.map(({ name }) => name);
      expect(names).toEqual(['policy', ...names.slice(1).map((_, index) => `policy-part-${index + 2}`)]);
    }),
    { numRuns: 300 },
  );
});
