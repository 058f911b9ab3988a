import { annotationsOf } from '../../lib/manifests/annotations';
import { spellingOf } from '../../lib/manifests/policy-spelling';

describe('how a policy is written', () => {
  test.each([
    ['without types', { spec: { podSelector: {}, egress: [{}] } }, false],
    ['with an empty list of types', { spec: { policyTypes: [] } }, false],
    ['with types', { spec: { policyTypes: ['Egress'] } }, true],
    ['without a spec', {}, false],
    ['with something else than a spec', { spec: 'nothing' }, false],
  ])('%s', (_, object, namesTypes) => {
    expect(spellingOf(object)).toMatchObject({ namesTypes, emptyLists: [] });
  });

  test('empty lists of rules are told from those of policies, and from what is left out', () => {
    const ingress = [{ from: [], ports: [{ port: 80 }] }, { ports: [] }, {}, null];
    const egress = [{ to: [], ports: [] }];
    expect(spellingOf({ spec: { policyTypes: [], ingress, egress } }).emptyLists).toEqual([
      'spec.ingress[0].from',
      'spec.ingress[1].ports',
      'spec.egress[0].to',
      'spec.egress[0].ports',
    ]);
    expect(spellingOf({ spec: { ingress: [], egress: [] } }).emptyLists).toEqual([]);
  });
});

test('annotations are those that are text, whatever else stands there', () => {
  expect(annotationsOf({ metadata: { annotations: { team: 'shop', size: 3, none: null } } })).toEqual({ team: 'shop' });
  expect(annotationsOf({ metadata: { annotations: ['team'] } })).toEqual({});
  expect(annotationsOf({ metadata: null })).toEqual({});
  expect(annotationsOf({})).toEqual({});
});
