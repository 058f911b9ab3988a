import type { Finding } from '../diagnostics/finding';
import { originOf, type PlannedCluster } from '../dsl';
import { identityOf } from '../manifests/manifest';

/** The groups whose objects the API server itself checks, field by field; of others it knows only a schema. */
const OWN_GROUPS: readonly string[] = [
  '',
  'networking.k8s.io',
  'admissionregistration.k8s.io',
  'apiregistration.k8s.io',
  'apiextensions.k8s.io',
];

/** What would be refused about objects that lead to pods: patterns and checks that follow them leave them out. */
export function refusedRouting(planned: PlannedCluster): Finding[] {
  return [...refusedWritten(planned), ...planned.elsewhere.flatMap(({ routingFindings }) => routingFindings)];
}

function refusedWritten({ objects, rendering }: PlannedCluster): Finding[] {
  return [...objects.writtenRouting.values()].flatMap(({ apiObject, errors }) =>
    errors.map(({ field, message }): Finding => {
      const origin = originOf(apiObject)();
      const path = apiObject.node.path.replace(/\/Resource$/, '');
      const isSure = OWN_GROUPS.includes(identityOf(rendering.of(apiObject)).group);
      return {
        code: 'NP101',
        id: 'refused-by-api-server',
        severity: isSure ? 'error' : 'warning',
        headline: `the API server would refuse ${apiObject.kind} \`${path}\``,
        where: { path, field, ...(origin && { origin }) },
        found: message,
        expected: 'an object that the API server accepts',
        why: 'it would never exist, and nobody can tell which ports of which pods it leads to',
        help: 'correct the field',
        ...(isSure && { binding: true }),
      };
    }),
  );
}
