import { isSlipOf } from '../../lib/lint/slip';

test.each([
  ['dta', 'data'],
  ['kube-systm', 'kube-system'],
  ['kubesystem', 'kube-system'],
  ['kube-sytsem', 'kube-system'],
  ['kube-systen', 'kube-system'],
  ['cert-mananger', 'cert-manager'],
  ['payment', 'payments'],
])('%s is most likely %s, mistyped', (slip, word) => {
  expect(isSlipOf(slip, word)).toBe(true);
  expect(isSlipOf(word, slip)).toBe(true);
});

test.each([
  ['data', 'data'],
  ['team-a', 'team-b'],
  ['team-a', 'team-ab'],
  ['eu-1', 'eu-2'],
  ['shop', 'shop2'],
  ['dev', 'prod'],
  ['cart', 'card'],
  ['shop-staging', 'shop'],
  ['monitor', 'monitoring'],
  ['data', 'adta-x'],
])('%s and %s are meant to be two', (one, other) => {
  expect(isSlipOf(one, other)).toBe(false);
  expect(isSlipOf(other, one)).toBe(false);
});
