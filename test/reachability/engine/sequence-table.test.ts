import * as fc from 'fast-check';
import { SequenceTable, START } from '../../../lib/reachability/engine/sequence-table';

test('sequences have the same number just where they are the same', () => {
  const sequence = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(sequence, { maxLength: 20 }), (sequences) => {
      const table = new SequenceTable();
      const numbers = sequences.map((symbols) => symbols.reduce((at, symbol) => table.next(at, symbol), START));
      sequences.forEach((symbols, index) => {
        expect(table.symbolsOf(numbers[index] ?? START)).toEqual(symbols);
        expect(table.lastOf(numbers[index] ?? START)).toBe(symbols.at(-1));
        sequences.forEach((other, place) => {
          expect(numbers[index] === numbers[place]).toBe(symbols.join(',') === other.join(','));
        });
      });
    }),
  );
});
