/** Few addresses are asked in the place of all: which of them do is told here by asking many others. */
import * as fc from 'fast-check';
import type { BlockPeer, NonEmpty } from '../../lib/model/policy';
import {
  addressEnd,
  EVERYTHING,
  formatAddress,
  judge,
  worldOf,
  type End,
  type Port,
  type Verdict,
  type Workload,
  type World,
} from '../../lib/reachability';
import { everyEnd, holdsNodesOnly, knownEnds, strangersTo, type EndQuery } from '../../lib/reachability/questions';
import { cidrContains } from '../../lib/sets/cidr';
import { address, ADDRESSES, blockPeer, cidr } from '../arbitraries/any-cluster/addresses';
import { askedWorld, type AskedWorld } from './asked-worlds';

const blocks: fc.Arbitrary<NonEmpty<BlockPeer>> = fc
  .tuple(blockPeer, fc.array(blockPeer, { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest]);

/** Worlds in which no block matches a node, and the own node is one like any other: no policy could keep it out. */
const worldWithNodes = askedWorld.map((asked): AskedWorld => {
  const { cluster, options } = asked.world;
  const changed = {
    ...options,
    ipBlockMatchesNodes: 'no',
    ownNodeToPod: 'evaluate',
    podToOwnNode: 'evaluate',
  } as const;
  return { ...asked, world: worldOf(cluster, changed) };
});

function isIn({ cidr: block, except }: BlockPeer, end: End): boolean {
  if (end.kind === 'pod') return false;
  return cidrContains(block, end.address) && !except.some((inner) => cidrContains(inner, end.address));
}

/** What is said of connections between a pod and addresses, both ways. */
function verdictsWith(world: World, pod: End, addresses: readonly End[], port: Port): Verdict[] {
  return addresses.flatMap((address) => [
    judge(world, { source: pod, destination: address, port }).verdict,
    judge(world, { source: address, destination: pod, port }).verdict,
  ]);
}

function always(holds: (asked: AskedWorld, query: EndQuery, inside: readonly End[]) => void): void {
  fc.assert(
    fc.property(worldWithNodes, blocks, (asked, some) => {
      const inside = ADDRESSES.map(addressEnd).filter((end) => some.some((block) => isIn(block, end)));
      holds(asked, { kind: 'addresses', blocks: some }, inside);
    }),
    { numRuns: 300 },
  );
}

test('where any address is let through, one of those is that are asked', () => {
  let open = 0;
  always(({ world, ends, ports }, query, inside) => {
    const asked = everyEnd(world, query).ends;
    for (const pod of ends.filter(({ kind }) => kind === 'pod')) {
      for (const port of ports) {
        const isOpen = (verdict: Verdict): boolean => verdict !== 'denied';
        if (!verdictsWith(world, pod, inside, port).some(isOpen)) continue;
        open++;
        expect(verdictsWith(world, pod, asked, port).some(isOpen)).toBe(true);
      }
    }
  });
  expect(open).toBeGreaterThan(300);
});

test('where those are let through that are asked as known, every address is, nodes included', () => {
  let open = 0;
  always(({ world, ends, ports }, query, inside) => {
    const asked = knownEnds(world, query).ends;
    for (const pod of ends.filter(({ kind }) => kind === 'pod')) {
      for (const port of ports) {
        const isOpen = (verdict: Verdict): boolean => verdict === 'allowed';
        if (!verdictsWith(world, pod, asked, port).every(isOpen)) continue;
        open++;
        expect(verdictsWith(world, pod, inside, port).every(isOpen)).toBe(true);
      }
    }
  });
  expect(open).toBeGreaterThan(30);
});

const API: Workload = {
  namespace: 'shop',
  name: 'api',
  kind: 'Pod',
  labels: {},
  runtimeLabels: [],
  ports: [],
  hostNetwork: false,
  addresses: [],
  nodeAddresses: ['0.0.0.0', '10.0.0.0', '10.255.255.255'].map(address),
  finished: false,
};

test('of nodes and others that policies do not tell apart one is asked, and that is no node that is known', () => {
  const world = worldOf(
    { namespaces: [], workloads: [API], policies: [] },
    { ipBlockMatchesNodes: 'no', nodeCidrs: [cidr('10.0.0.0/8')] },
  );
  const { ends } = strangersTo(world, [{ kind: 'pods', namespaces: EVERYTHING, pods: EVERYTHING }]);
  expect(ends.map((end) => (end.kind === 'address' ? formatAddress(end.address) : end.kind))).toEqual([
    '0.0.0.1',
    // The range of the nodes, and what comes after it.
    '10.0.0.1',
    '11.0.0.0',
    '::',
  ]);
});

test.each([
  ['10.0.0.0/32', [], 'yes'],
  ['10.0.0.0/31', [], 'depends'],
  ['10.0.0.0/31', ['10.0.0.1/32'], 'yes'],
  ['10.0.0.0/31', ['10.0.0.0/32'], 'depends'],
  ['10.0.0.0/24', [], 'depends'],
  ['10.0.0.0/23', [], 'no'],
  ['10.0.1.0/32', [], 'no'],
  ['fd00::/64', [], 'no'],
])('whether %s without %j holds nothing but nodes: %s', (block, except, expected) => {
  const workloads = [{ ...API, nodeAddresses: [address('10.0.0.0')] }];
  const cluster = { namespaces: [], workloads, policies: [] };
  const nodeCidrs = ['10.0.0.0/24', '0.0.0.0/0', '::/0'].map(cidr);
  const peer: BlockPeer = { kind: 'block', cidr: cidr(block), except: except.map(cidr) };
  expect(holdsNodesOnly(peer, worldOf(cluster, { ipBlockMatchesNodes: 'no', nodeCidrs }))).toBe(expected);
  expect(holdsNodesOnly(peer, worldOf(cluster, { nodeCidrs }))).toBe('no');
});
