import { BadInput } from '../../lib/inquiry/bad-input';
import { readWorkloadName } from '../../lib/inquiry/end-words';
import { workloadNamed, workloadsNamed } from '../../lib/inquiry/find-workloads';
import type { Workload } from '../../lib/model/workload';

function workload(namespace: string, kind: string, name: string): Workload {
  return {
    ...{ namespace, kind, name, labels: {}, runtimeLabels: [], ports: [], hostNetwork: false },
    ...{ addresses: [], nodeAddresses: [], finished: false },
  };
}

const WORKLOADS = [
  workload('shop', 'Deployment', 'web'),
  workload('shop', 'Deployment', 'api'),
  workload('shop', 'StatefulSet', 'api'),
  workload('shop-data', 'StatefulSet', 'redis'),
];

/** A question about a kind that is none, or about another one than there is. */
const OTHER_KINDS = [
  ['shop/depl/web', 'there is no kind `depl` of workloads in what was read', 'did you mean `shop/Deployment/web`?'],
  [
    'shop/sts/web',
    'there is no workload `shop/StatefulSet/web` in what was read',
    'did you mean `shop/Deployment/web`?',
  ],
] as const;

/** The finding that a question is answered with, without what never changes. */
function answer(find: () => unknown) {
  try {
    find();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.findings.map(({ id, expected, help }) => ({ id, expected, help }));
  }
  return [];
}

test('a workload is found by its name, and by its kind in any case of letters', () => {
  expect(workloadNamed(readWorkloadName('shop/web'), WORKLOADS)).toBe(WORKLOADS[0]);
  expect(workloadNamed(readWorkloadName('shop/statefulset/api'), WORKLOADS)).toBe(WORKLOADS[2]);
});

test('a kind may be written as kubectl takes it', () => {
  expect(workloadNamed(readWorkloadName('shop/deploy/api'), WORKLOADS)).toBe(WORKLOADS[1]);
  expect(workloadNamed(readWorkloadName('shop/statefulsets/api'), WORKLOADS)).toBe(WORKLOADS[2]);
});

test.each(OTHER_KINDS)('%s is of another kind, which is said', (text, headline, help) => {
  const find = () => workloadNamed(readWorkloadName(text), WORKLOADS);
  expect(find).toThrow(headline);
  expect(answer(find)).toMatchObject([{ id: 'unknown-workload', help }]);
});

test('a name may stand for several workloads where all of them are meant', () => {
  expect(workloadsNamed(readWorkloadName('shop/api'), WORKLOADS)).toEqual([WORKLOADS[1], WORKLOADS[2]]);
});

test('a name of several workloads is an error where one is meant, and they are listed', () => {
  expect(answer(() => workloadNamed(readWorkloadName('shop/api'), WORKLOADS))).toEqual([
    {
      id: 'ambiguous-workload',
      expected: 'the name of one workload',
      help: 'name one of them, such as `shop/Deployment/api`',
    },
  ]);
});

test.each([
  ['shop/wbe', 'a workload of `shop`: `api`, `web`', 'did you mean `shop/web`?'],
  ['shop/web-7c9d8b6f5-x2x9k', 'a workload of `shop`: `api`, `web`', 'did you mean `shop/web`?'],
  ['shop-date/redis', 'a workload of one of the namespaces `shop`, `shop-data`', 'did you mean `shop-data/redis`?'],
  ['shop/Deploymnet/api', 'a workload of `shop`: `api`, `web`', 'did you mean `shop/Deployment/api`?'],
  [
    'nowhere/nothing',
    'a workload of one of the namespaces `shop`, `shop-data`',
    'correct the name, or give the manifests that hold the workload, too',
  ],
])('%s is unknown, and the answer says what there is', (text, expected, help) => {
  expect(answer(() => workloadsNamed(readWorkloadName(text), WORKLOADS))).toEqual([
    { id: 'unknown-workload', expected, help },
  ]);
});

test('where there are no workloads, that is said', () => {
  expect(answer(() => workloadsNamed(readWorkloadName('shop/web'), []))).toEqual([
    {
      id: 'unknown-workload',
      expected: 'a workload, and none was read',
      help: 'correct the name, or give the manifests that hold the workload, too',
    },
  ]);
});
