import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { validateNetworkPolicy } from '../../lib/manifests/validation';
import { ROOT } from './command-run';
import { policyTexts, yamlFiles } from './rendered-cluster';

const dist = join(ROOT, 'dist');
const apps = readdirSync(dist).sort();

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

test('each app has manifests, and only apps have', () => {
  expect(apps).toEqual(readdirSync(join(ROOT, 'apps')).sort());
});

describe.each(apps)('the policies of %s', (app) => {
  const folder = join(dist, app);

  test('are these', () => {
    expect(policyTexts(folder).join('\n---\n')).toMatchSnapshot();
  });

  test('lie in one file for each namespace', () => {
    for (const file of yamlFiles(folder)) {
      const { manifests } = readManifests(readFileSync(file, 'utf8'), { file });
      const namespaces = manifests
        .filter(({ object }) => object['kind'] !== 'Namespace')
        .map(({ object }) => (object['metadata'] as { namespace?: string }).namespace);
      const stem = file.slice(folder.length + 1, -'.k8s.yaml'.length);
      // Below a cluster, cdk8s names a file after the whole path of its chart, and adds a hash.
      const named = app === 'platform' ? stem.replace(/^[a-z]+-(.*)-[0-9a-f]{8}$/, '$1') : stem;
      expect([file, ...new Set(namespaces)]).toEqual([file, named]);
    }
  });

  test('are accepted by the strictest API server, without a warning', () => {
    const texts = policyTexts(folder);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      const [manifest] = readManifests(text, { file: folder }).manifests;
      expect(validateNetworkPolicy(manifest?.object ?? {})).toEqual({ errors: [], warnings: [] });
    }
  });
});
