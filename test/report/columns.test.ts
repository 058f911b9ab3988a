import { columns } from '../../lib/report/columns';

test('cells stand below each other, two blanks apart, without blanks at the end', () => {
  const lines = columns([
    ['from', 'to', 'ports'],
    ['a', 'long name', 'TCP 80'],
    ['bbbbbb', 'c', ''],
  ]);
  expect([...lines]).toEqual(['from    to         ports', 'a       long name  TCP 80', 'bbbbbb  c']);
});

test('no lines are no lines', () => {
  expect([...columns([])]).toEqual([]);
});
