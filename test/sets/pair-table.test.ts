import * as fc from 'fast-check';
import { PairTable } from '../../lib/sets/pair-table';

test('a table remembers the last number of each pair, and nothing else', () => {
  const entry = fc.tuple(fc.nat(200), fc.nat(2 ** 31 - 1), fc.nat(1000));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 400 }), (entries) => {
      const table = new PairTable();
      const expected = new Map<string, number>();
      for (const [one, other, value] of entries) {
        table.set(one, other, value);
        expected.set(`${one} ${other}`, value);
      }
      for (const [one, other] of entries) expect(table.get(one, other)).toBe(expected.get(`${one} ${other}`));
      expect(table.get(201, 0)).toBe(-1);
    }),
  );
});

test('a table grows, and keeps what it knows', () => {
  const table = new PairTable();
  for (let number = 0; number < 5000; number++) table.set(number, number * 7, number);
  for (let number = 0; number < 5000; number++) expect(table.get(number, number * 7)).toBe(number);
  expect(table.get(1, 8)).toBe(-1);
});
