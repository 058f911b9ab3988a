import { statusOf, validateNetworkPolicy, validateNetworkPolicyUpdate } from '../../../lib/manifests/validation';
import { caseFiles, versionsOf } from './case-files';
import type { Case, Expectation } from './case-files';

const ALL_VERSIONS = versionsOf({ versions: '1.30 to 1.38' });

describe.each(caseFiles())('%s', (_file, cases) => {
  test.each(cases)('$id: $title', (one) => {
    expect(one.expect.flatMap(versionsOf)).toEqual(ALL_VERSIONS);
    for (const expectation of one.expect) {
      for (const kubernetesVersion of versionsOf(expectation)) {
        expect({ kubernetesVersion, ...verdictOn(one, kubernetesVersion) }).toEqual({
          kubernetesVersion,
          ...expected(expectation),
        });
      }
    }
    expect(verdictOn(one)).toEqual(verdictOn(one, '1.38'));
  });

  test('each case has an id of its own', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
});

function verdictOn({ old, object, expect: expectations }: Case, kubernetesVersion?: string) {
  const options = { requireNamespace: true, ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }) };
  const { errors, warnings } =
    old === undefined ? validateNetworkPolicy(object, options) : validateNetworkPolicyUpdate(old, object, options);
  return {
    errors: errors.map(({ message }) => message),
    warnings: warnings.map(({ message }) => message),
    ...(expectations.some(({ message }) => message) ? { message: statusOf(object.metadata?.name ?? '', errors) } : {}),
  };
}

function expected({ errors = [], warnings = [], message }: Expectation) {
  return { errors, warnings, ...(message === undefined ? {} : { message }) };
}
