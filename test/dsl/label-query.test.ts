import { selectorOfQuery } from '../../lib/dsl/label-query';
import { label } from '../../lib/index';
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
