import { validateNetworkPolicy } from '../../../lib/manifests/validation';

const LIMIT = 262144;

/** What is said about one annotation whose key has one byte. */
function messagesAbout(value: string, kubernetesVersion: string): readonly string[] {
  const object = { metadata: { name: 'one', annotations: { a: value } } };
  return validateNetworkPolicy(object, { kubernetesVersion }).errors.map(({ message }) => message);
}

test('keys and values of annotations have 256 KiB at most, all together, in bytes', () => {
  const accents = 'é'.repeat((LIMIT - 2) / 2);
  expect(messagesAbout(accents, '1.38')).toEqual([]);
  expect(messagesAbout(`${accents}x`, '1.38')).toEqual([]);
  expect(messagesAbout(`${accents}é`, '1.38')).toHaveLength(1);
});

test('the limit of annotations is worded anew in 1.32', () => {
  const value = 'x'.repeat(LIMIT);
  expect(messagesAbout(value, '1.31')).toEqual(['metadata.annotations: Too long: must have at most 262144 bytes']);
  expect(messagesAbout(value, '1.32')).toEqual(['metadata.annotations: Too long: may not be more than 262144 bytes']);
});

test('the namespace is taken from elsewhere unless it is required', () => {
  const object = { metadata: { name: 'one' } };
  expect(validateNetworkPolicy(object).errors).toEqual([]);
  expect(validateNetworkPolicy(object, { requireNamespace: true }).errors).toEqual([
    { field: 'metadata.namespace', kind: 'Required', detail: '', message: 'metadata.namespace: Required value' },
  ]);
});

test('a name that is to be generated is not judged, its prefix is', () => {
  expect(validateNetworkPolicy({ metadata: { generateName: 'web-' } }).errors).toEqual([]);
  const { errors } = validateNetworkPolicy({ metadata: { generateName: 'Web-' } });
  expect(errors.map(({ field }) => field)).toEqual(['metadata.generateName']);
});

test('very long names and values are judged without delay', () => {
  const long = `${'a.'.repeat(500_000)}a`;
  expect(validateNetworkPolicy({ metadata: { name: long } }).errors).toHaveLength(1);
  expect(validateNetworkPolicy({ metadata: { name: `${long}!` } }).errors).toHaveLength(2);
  expect(
    validateNetworkPolicy({ metadata: { name: 'one', labels: { a: `${'-'.repeat(1_000_000)}` } } }).errors,
  ).toHaveLength(2);
});
