import {
  NEWEST_SERVER,
  serverVersion,
  validateNetworkPolicy,
  validateNetworkPolicyUpdate,
} from '../../../lib/manifests/validation';

test('without a version the rules are those of the newest server', () => {
  expect(serverVersion()).toBe(NEWEST_SERVER);
  expect(serverVersion({ kubernetesVersion: '1.38' })).toEqual(NEWEST_SERVER);
});

test.each(['1.29', '1.39', '1', '2.30', 'v1.36', '1.36.1', ' 1.36', '', '1.3e1'])(
  '%j is no known version',
  (version) => {
    expect(() => serverVersion({ kubernetesVersion: version })).toThrow(
      `kubernetesVersion is '1.30' to '1.38', not '${version}'`,
    );
    expect(() => validateNetworkPolicy({}, { kubernetesVersion: version })).toThrow(RangeError);
  },
);

test('strict CIDRs came with 1.36', () => {
  expect(serverVersion({ kubernetesVersion: '1.35' }).strictCidrs).toBe(false);
  expect(serverVersion({ kubernetesVersion: '1.36' }).strictCidrs).toBe(true);
});

test('an old object that no server can have stored is a mistake of the caller', () => {
  expect(() => validateNetworkPolicyUpdate({ spec: [] }, {})).toThrow(TypeError);
});

test('an update that cannot be decoded says only that', () => {
  const old = { metadata: { name: 'one' } };
  expect(validateNetworkPolicyUpdate(old, { ...old, spec: { x: 1 } }).errors.map(({ message }) => message)).toEqual([
    'unknown field "spec.x"',
  ]);
});
