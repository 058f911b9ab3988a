import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { workloadOf } from '../../lib/manifests/workloads';
import type { Workload } from '../../lib/model/workload';
import { formatAddress } from '../../lib/sets/address';

/** A workload as a case writes it, with its addresses as texts. */
type WrittenWorkload = Omit<Workload, 'addresses' | 'nodeAddresses'> & {
  readonly addresses: readonly string[];
  readonly nodeAddresses: readonly string[];
};

interface WorkloadCase {
  readonly title: string;
  readonly object: { readonly kind: string; readonly metadata: { readonly name?: string } };
  readonly namespace?: string;
  readonly workload?: Partial<WrittenWorkload>;
  /** Each as `field: message`. */
  readonly refused?: readonly string[];
}

const FILE = join(__dirname, '..', 'fixtures', 'manifests', 'workloads.yaml');
const CASES = parse(readFileSync(FILE, 'utf8')) as readonly WorkloadCase[];

function unsaid({ object }: WorkloadCase): WrittenWorkload {
  return {
    namespace: 'default',
    name: object.metadata.name ?? '',
    kind: object.kind,
    labels: {},
    runtimeLabels: [],
    ports: [],
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
    finished: false,
  };
}

test.each(CASES.filter(({ workload }) => workload))('$title', (one) => {
  const reading = workloadOf(one.object, one.namespace === undefined ? {} : { namespace: one.namespace });
  expect(reading?.errors).toEqual([]);
  const workload = reading?.workload;
  expect({
    ...workload,
    addresses: workload?.addresses.map(formatAddress),
    nodeAddresses: workload?.nodeAddresses.map(formatAddress),
  }).toEqual({ ...unsaid(one), ...one.workload });
});

test.each(CASES.filter(({ refused }) => refused))('refused: $title', ({ object, refused }) => {
  const reading = workloadOf(object);
  expect(reading?.workload).toBeUndefined();
  expect(reading?.errors.map(({ field, message }) => `${field}: ${message}`)).toEqual(refused);
});

test('every case asks either for a workload or for a refusal', () => {
  expect(CASES.filter(({ workload, refused }) => (workload === undefined) === (refused === undefined))).toEqual([]);
});

test.each([
  ['v1', 'Service'],
  ['v1', 'Namespace'],
  ['extensions/v1beta1', 'Deployment'],
  ['example.com/v1', 'Deployment'],
  ['', ''],
])('%s %s makes no pods that could be judged', (apiVersion, kind) => {
  expect(workloadOf({ apiVersion, kind, metadata: { name: 'a' } })).toBeUndefined();
});

test('a workload is frozen, so that nobody can change what a verdict was given for', () => {
  const reading = workloadOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { a: 'b' } } });
  expect(Object.isFrozen(reading?.workload)).toBe(true);
  expect(Object.isFrozen(reading?.workload?.labels)).toBe(true);
});

test('the words of a refusal are those of the target version', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { a: 'x'.repeat(64) } } };
  const texts = ['1.34', '1.35'].map(
    (kubernetesVersion) => workloadOf(object, { kubernetesVersion })?.errors[0]?.message,
  );
  expect(texts).toEqual([
    `metadata.labels: Invalid value: "${'x'.repeat(64)}": must be no more than 63 characters`,
    `metadata.labels: Invalid value: "${'x'.repeat(64)}": must be no more than 63 bytes`,
  ]);
});
