import { maySelect } from '../../../lib/manifests/routing/may-select';
import { selectorOf, type Requirement } from '../../../lib/model/selector';

const POD = { labels: { app: 'web' }, runtimeLabels: ['hash'] };

test.each<[Requirement, boolean]>([
  [{ key: 'app', operator: 'In', values: ['web', 'api'] }, true],
  [{ key: 'app', operator: 'In', values: ['api'] }, false],
  [{ key: 'app', operator: 'NotIn', values: ['web'] }, false],
  [{ key: 'tier', operator: 'NotIn', values: ['back'] }, true],
  [{ key: 'tier', operator: 'In', values: ['back'] }, false],
  [{ key: 'app', operator: 'Exists', values: [] }, true],
  [{ key: 'tier', operator: 'DoesNotExist', values: [] }, true],
  [{ key: 'hash', operator: 'In', values: ['5d4f'] }, true],
  [{ key: 'hash', operator: 'NotIn', values: ['5d4f'] }, true],
  [{ key: 'hash', operator: 'DoesNotExist', values: [] }, false],
])('%j', (requirement, expected) => {
  expect(maySelect(selectorOf([requirement]), POD)).toBe(expected);
});
