/** What a misspelt word most likely meant: letters count by the part of a word in which they are. */
import { nearest } from '../../lib/diagnostics/nearest';

test.each([
  ['wbe', 'web'],
  ['carts', 'cart'],
  ['cilum', 'cilium'],
  ['htpp', 'http'],
  ['kubedns', 'kube-dns'],
  ['observabilty', 'observability'],
  ['kubernetes.io/metadata-name', 'kubernetes.io/metadata.name'],
  ['app.kubernetes.io/nmae', 'app.kubernetes.io/name'],
  ['argocd-notification-controller', 'argocd-notifications-controller'],
])('%s is near %s', (word, meant) => {
  expect(nearest(word, ['something-else', meant])).toBe(meant);
});

test.each([
  ['argocd-notifications-controller', 'argocd-application-controller'],
  ['web', 'api'],
  ['web', 'web-x'],
  ['eu-1', 'eu-2'],
  ['team-a', 'team-b'],
  ['app.kubernetes.io/name', 'app.kubernetes.io/part-of'],
  ['redis-replica', 'redis-master'],
  ['web', 'web'],
])('%s is not near %s', (word, other) => {
  expect(nearest(word, [other])).toBeUndefined();
});

test('of several the nearest is meant', () => {
  expect(nearest('payment', ['pavements', 'payments'])).toBe('payments');
});
