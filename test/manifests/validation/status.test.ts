import { statusOf, validateNetworkPolicy } from '../../../lib/manifests/validation';

function statusOfSpec(spec: unknown): string {
  return statusOf('web', validateNetworkPolicy({ metadata: { name: 'web' }, spec }).errors);
}

test('one error stands alone', () => {
  expect(statusOfSpec({ policyTypes: ['foo'] })).toBe(
    'NetworkPolicy.networking.k8s.io "web" is invalid: spec.policyTypes[0]: Unsupported value: "foo": supported values: "Ingress", "Egress"',
  );
});

test('several errors are a list, and the same message is said once', () => {
  const podSelector = { matchLabels: { a: '-', b: '-' } };
  const { errors } = validateNetworkPolicy({ metadata: { name: 'web' }, spec: { podSelector } });
  expect(errors).toHaveLength(2);
  expect(statusOf('web', errors)).toBe(`NetworkPolicy.networking.k8s.io "web" is invalid: ${errors[0]?.message}`);
  const status = statusOfSpec({ podSelector, policyTypes: ['foo'] });
  expect(status).toMatch(/is invalid: \[spec\.podSelector\.matchLabels: .*, spec\.policyTypes\[0\]: .*\]$/);
  expect(status.match(/matchLabels/g)).toHaveLength(1);
});

test('the name is quoted as Go quotes it', () => {
  expect(statusOf('a"\n', [])).toBe('NetworkPolicy.networking.k8s.io "a\\"\\n" is invalid');
});

test('a request that is too large has a message of its own', () => {
  const ingress: unknown[] = [];
  ingress.length = 2 ** 31;
  expect(statusOfSpec({ ingress })).toBe('Request entity too large: limit is 3145728');
});
