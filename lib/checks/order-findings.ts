import { Chart, type ApiObject } from 'cdk8s';
import type { Finding } from '../diagnostics/finding';
import { originOf, type PlannedCluster } from '../dsl';
import { annotationsOf } from '../manifests/annotations';
import { identityOf } from '../manifests/manifest';
import { objectsOf } from './objects-of';

/** Argo CD documentation, "Sync phases and waves": lower waves first, an object without the annotation is in wave 0. */
const WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';

/** Namespaces that Argo CD would make after the policies that lie in them, in one file and so in one sync. */
export function orderFindings(planned: PlannedCluster): Finding[] {
  const earliest = new Map<string, number>();
  for (const policy of objectsOf(planned, 'policy')) {
    const wave = waveOf(policy, planned);
    if (wave === undefined) continue;
    const key = placeKey(policy, identityOf(planned.rendering.of(policy)).namespace);
    earliest.set(key, Math.min(wave, earliest.get(key) ?? wave));
  }
  if (earliest.size === 0) return [];
  return objectsOf(planned, 'namespace').flatMap((object): Finding[] => {
    const { name } = identityOf(planned.rendering.of(object));
    const first = earliest.get(placeKey(object, name));
    const wave = waveOf(object, planned) ?? 0;
    if (first === undefined || wave <= first) return [];
    const origin = originOf(object)();
    return [
      {
        code: 'NP233',
        id: 'namespace-after-its-policies',
        severity: 'warning',
        headline: `Argo CD would make the namespace \`${name}\` after policies that lie in it`,
        where: { path: object.node.path, field: 'metadata.annotations', ...(origin && { origin }) },
        found: `the namespace in wave \`${wave}\`, policies from wave \`${first}\` on`,
        expected: `wave \`${first}\` or an earlier one`,
        why: 'the first sync would fail: nothing can be made in a namespace that is not there yet',
        help: `give the namespace the annotation \`${WAVE_ANNOTATION}: '${first}'\``,
      },
    ];
  });
}

function placeKey(object: ApiObject, namespace: string): string {
  return `${Chart.of(object).node.path} ${namespace}`;
}

function waveOf(object: ApiObject, { rendering }: PlannedCluster): number | undefined {
  const wave = annotationsOf(rendering.of(object))[WAVE_ANNOTATION];
  return wave === undefined || !/^-?\d+$/.test(wave) ? undefined : Number(wave);
}
