import { selectorOfQuery } from '../../lib/dsl/label-query';
import { Mistake } from '../../lib/dsl/mistake';
import { label, namespaces, type LabelQuery } from '../../lib/index';
import { EVERYTHING } from '../../lib/model/selector';

test('no query selects everything', () => {
  expect([selectorOfQuery(), selectorOfQuery({}), selectorOfQuery([])]).toEqual([EVERYTHING, EVERYTHING, EVERYTHING]);
});

test('labels, expressions and lists of both are one conjunction', () => {
  expect(selectorOfQuery([{ app: 'web', tier: 'x' }, label('team').in('b', 'a'), label('app').exists()])).toEqual(
    selectorOfQuery([label('app').exists(), label('tier').in('x'), label('app').in('web'), label('team').in('a', 'b')]),
  );
  expect(selectorOfQuery(label('canary').doesNotExist()).requirements).toEqual([
    { key: 'canary', operator: 'DoesNotExist', values: [] },
  ]);
  expect(selectorOfQuery(label('env').notIn('test', 'dev')).requirements).toEqual([
    { key: 'env', operator: 'NotIn', values: ['dev', 'test'] },
  ]);
});

test.each<[what: string, query: object, found: string]>([
  ['an expression under a key', { team: label('team').notIn('x') }, 'an expression as the value of `team`'],
  ['a number', { generation: 2 }, 'a value of `generation` that is no string'],
  ['a list with a text in it', ['app'], '`app`'],
])('%s is no query, and the mistake is at the line that says it', (_, query, found) => {
  const say = () => namespaces(query as LabelQuery);
  expect(say).toThrow(Mistake);
  expect(say).toThrow(`found     ${found}`);
  expect(say).toThrow('label-query.test.ts');
});
