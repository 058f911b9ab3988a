import * as fc from 'fast-check';
import { answersTo } from '../../lib/inquiry/answers';
import { askedEnd } from '../../lib/inquiry/asked-end';
import { readEnd } from '../../lib/inquiry/end-words';
import type { Question } from '../../lib/inquiry/question';
import { PROTOCOLS } from '../../lib/model/port';
import { addressEnd, judge, podEnd, worldOf } from '../../lib/reachability';
import type { Answer } from '../../lib/report/explain/explain-report';
import { parseAddress, type Address } from '../../lib/sets/address';
import { cidrContains, parseCidr } from '../../lib/sets/cidr';
import { intervalsHave } from '../../lib/sets/intervals';
import { anyWorld } from '../arbitraries/any-cluster';

const BLOCK = '10.0.0.0/22';

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a constant of this file is wrong');
  return value;
}

const block = known(parseCidr(BLOCK));
const first = known(parseAddress('10.0.0.0'));

/** Addresses near the edges of the blocks in the arbitrary policies, and others. */
const inBlock: fc.Arbitrary<Address> = fc
  .oneof(fc.constantFrom(0, 1, 2, 3, 127, 128, 199, 200, 255, 256), fc.integer({ min: 0, max: 1023 }))
  .map((offset) => ({ family: 'IPv4', value: first.value + BigInt(offset) }));

const anyPort = fc.record({
  protocol: fc.constantFrom(...PROTOCOLS),
  number: fc.oneof(fc.constantFrom(1, 79, 80, 81, 90, 91, 8080, 65535), fc.integer({ min: 1, max: 65535 })),
});

function holds({ source, ports }: Answer, address: Address, port: { protocol: keyof Answer['ports']; number: number }) {
  const inSource = source.kind === 'addresses' && source.blocks.some((one) => cidrContains(one, address));
  return inSource && intervalsHave(ports[port.protocol] ?? [], port.number);
}

test('each connection that was asked about is in just one answer, with its verdict', () => {
  const property = fc.property(anyWorld, inBlock, anyPort, fc.boolean(), (written, address, port, onePort) => {
    const world = worldOf(written.cluster, written.options);
    const [workload] = world.cluster.workloads;
    if (!workload) return;
    const destination = podEnd(workload);
    const asked = { kind: 'numbers', protocol: port.protocol, first: port.number, last: port.number } as const;
    const question: Question = { source: { kind: 'block', block }, destination, ...(onePort && { ports: [asked] }) };
    const found = answersTo(world, question).filter((answer) => holds(answer, address, port));
    const { verdict } = judge(world, { source: addressEnd(address), destination, port });
    expect(found.map(({ judgement }) => judgement.verdict)).toEqual([verdict]);
  });
  fc.assert(property, { numRuns: 300 });
});

test('the address of a pod is the pod, unless it shares it with its node', () => {
  const pods = (hostNetwork: boolean) => [
    {
      ...{ namespace: 'shop', kind: 'Pod', name: 'web', labels: {}, runtimeLabels: [], ports: [], hostNetwork },
      ...{ addresses: [known(parseAddress('10.0.0.7'))], nodeAddresses: [], finished: false },
    },
  ];
  const notes: string[] = [];
  const ask = (hostNetwork: boolean) => askedEnd(readEnd('10.0.0.7'), pods(hostNetwork), (text) => notes.push(text));
  expect(ask(true).kind).toBe('address');
  expect(notes).toEqual([]);
  expect(ask(false).kind).toBe('pod');
  expect(notes).toEqual(['10.0.0.7 is the address of shop/web, which is judged']);
});

test('anywhere is every address of both families, each in just one answer', () => {
  const property = fc.property(anyWorld, inBlock, anyPort, fc.boolean(), (written, address, port, onePort) => {
    const world = worldOf(written.cluster, written.options);
    const [workload] = world.cluster.workloads;
    if (!workload) return;
    const destination = podEnd(workload);
    const asked = { kind: 'numbers', protocol: port.protocol, first: port.number, last: port.number } as const;
    const answers = answersTo(world, { source: { kind: 'anywhere' }, destination, ...(onePort && { ports: [asked] }) });
    for (const one of [address, known(parseAddress('2001:db8::7'))]) {
      const { verdict } = judge(world, { source: addressEnd(one), destination, port });
      const found = answers.filter((answer) => holds(answer, one, port));
      expect(found.map(({ judgement }) => judgement.verdict)).toEqual([verdict]);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

test('between addresses only those of one family can talk', () => {
  const world = worldOf({ namespaces: [], workloads: [], policies: [] });
  const answers = answersTo(world, { source: { kind: 'anywhere' }, destination: { kind: 'anywhere' } });
  const families = answers.map(({ source, destination, judgement }) => [
    ...[source, destination].map((end) => (end.kind === 'addresses' ? end.blocks.map(({ family }) => family) : [])),
    judgement.verdict,
  ]);
  expect(families).toEqual([
    [['IPv4'], ['IPv4'], 'allowed'],
    [['IPv6'], ['IPv6'], 'allowed'],
    [['IPv4'], ['IPv6'], 'denied'],
    [['IPv6'], ['IPv4'], 'denied'],
  ]);
});

test('ports that are judged alike are one answer, what is allowed first', () => {
  const world = worldOf({ namespaces: [], workloads: [], policies: [] });
  const source = addressEnd(first);
  const answers = answersTo(world, { source, destination: source });
  expect(answers.map(({ judgement, ports }) => [judgement.verdict, Object.keys(ports)])).toEqual([
    ['allowed', ['TCP', 'UDP', 'SCTP']],
  ]);
});
