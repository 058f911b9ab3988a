import { readCases } from './case-file';
import { testCases } from './case-run';

/** `E01`, `E02`, ... as many as there are. */
function numbered(prefix: string, count: number, digits: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(digits, '0')}`);
}

describe.each([
  ['network-policy.yaml', [...numbered('E', 42, 2), ...numbered('U', 3, 1), ...numbered('S', 3, 1)]],
  ['legacy.yaml', numbered('L', 16, 2)],
  ['derived.yaml', numbered('D', 32, 2)],
  ['nodes.yaml', numbered('N', 10, 2)],
])('the truth tables of %s', (file, ids) => {
  const cases = readCases(file);

  test('hold every case of the list once', () => {
    expect(cases.map(({ id }) => id)).toEqual(ids);
  });

  testCases(cases);
});

test('every derived case is asked on the four ports of its table', () => {
  for (const { id, steps } of readCases('derived.yaml')) {
    const ports = steps.flatMap(({ probes = [] }) => probes.flatMap((probe) => probe.ports));
    expect([id, ...ports.sort()]).toEqual([id, '80/TCP', '80/UDP', '81/TCP', '81/UDP']);
  }
});
