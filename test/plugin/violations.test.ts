/** A finding as the cdk8s CLI prints it. */
import type { Finding } from '../../lib/diagnostics/finding';
import { violationOf, type Placing } from '../../lib/plugin/violations';
import { WrittenObjects } from '../../lib/plugin/written-objects';
import { readManifests } from '../../lib/manifests/manifest-reading';

const finding: Finding = {
  code: 'NP999',
  id: 'of-a-test',
  severity: 'warning',
  headline: 'something',
  where: {},
  why: 'so',
  help: 'nothing',
};

function placing(record: boolean, file = '/tmp/scratch-of-the-cli/shop.k8s.yaml'): Placing {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\n';
  return {
    written: new WrittenObjects(readManifests(text, { file })),
    record: record ? { findings: [], constructs: {} } : undefined,
    metadata: {},
    root: '/work/shop',
  };
}

test('a construct has a path, and a statement is none', () => {
  const pathOf = (path: string) => violationOf({ ...finding, where: { path } }, placing(true)).constructPath;
  expect(pathOf('shop/web')).toBe('shop/web');
  const { violation, constructPath } = violationOf(
    { ...finding, where: { path: 'shop/web -> shop/api' } },
    placing(true),
  );
  expect(constructPath).toBeUndefined();
  expect(violation.violatingResources[0]?.resourceName).toBe('shop/web -> shop/api');
});

test('a file in a scratch folder of the CLI is named by its name alone', () => {
  const origin = { file: '/tmp/scratch-of-the-cli/shop.k8s.yaml', line: 3, column: 13 };
  const { violation } = violationOf({ ...finding, where: { path: 'shop/web', origin } }, placing(false));
  expect(violation.violatingResources).toEqual([
    { resourceName: 'Pod shop/web', locations: ['shop.k8s.yaml:3:13'], manifestPath: 'shop.k8s.yaml' },
  ]);
});

test('what is printed is no command to a terminal or a log', () => {
  const { violation } = violationOf({ ...finding, headline: 'Pod `x\n::stop-commands::y`' }, placing(false));
  expect(violation.recommendation).toBe('Pod `x\\n::stop-commands::y`. In the cluster: so.');
});
