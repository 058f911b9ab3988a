import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { netpol, ROOT } from '../apps/command-run';

jest.setTimeout(120_000);

const scratch = mkdtempSync(join(tmpdir(), 'netpol-map-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The clusters of each app, and what has to be said of them beside their manifests. */
const CLUSTERS: Readonly<Record<string, readonly (readonly [cluster: string, switches: readonly string[]])[]>> = {
  boutique: [['', []]],
  payments: [['', []]],
  platform: [
    ['development', ['--profile', 'kind', '--node-cidr', '172.18.0.0/16']],
    ['production', ['--profile', 'eks', '--pod-cidr', '100.64.0.0/16', '--node-cidr', '10.20.0.0/18']],
  ],
  'three-tier': [['', []]],
};
const APPS = Object.keys(CLUSTERS);

/** The tables that a synthesis prints, by app. */
function tablesIn(stdout: string): Record<string, string> {
  const parts = stdout.split(/^(?=\S+: \d+ policies$)/m);
  return Object.fromEntries(
    parts.map((part) => {
      const [name = ''] = part.split(':', 1);
      const [, ...table] = part.trimEnd().split('\n\n');
      return [name, `${table.join('\n\n').replace(/^ {2}/gm, '')}\n`];
    }),
  );
}

test('netpol map agrees with the tables that netpol synth prints, from the manifests and the inventory alone', async () => {
  const [output, inventory] = [join(scratch, 'dist'), join(scratch, 'inventory')];
  const synth = await netpol(['synth', ...APPS, '--output', output, '--inventory', inventory], { folder: ROOT });
  expect(synth).toMatchObject({ status: 0, stderr: '' });
  const maps: [app: string, tables: string][] = [];
  for (const app of APPS) {
    const tables: string[] = [];
    for (const [cluster, switches] of CLUSTERS[app] ?? []) {
      const own = cluster === '' ? join(output, app) : join(output, app, `${cluster}-*.yaml`);
      const paths = [own, join(inventory, `${[app, cluster].filter(Boolean).join('-')}.yaml`)];
      const map = await netpol(['map', ...paths, ...switches], { folder: ROOT });
      expect(map).toMatchObject({ status: 0, stderr: '' });
      tables.push(cluster === '' ? map.stdout : `cluster ${cluster}\n\n${map.stdout}`);
      // What a synthesis finds nothing in, nothing is found in either.
      const lint = await netpol(['lint', ...paths, ...switches], { folder: ROOT });
      expect(lint).toMatchObject({ status: 0, stderr: '', stdout: 'nothing found\n' });
    }
    maps.push([app, tables.join('\n')]);
  }
  expect(Object.fromEntries(maps)).toEqual(tablesIn(synth.stdout));
  // What stands in for a declared workload is a Pod, and means all replicas.
  const self = ['--from', 'payments/pod/api', '--to', 'payments/pod/api'];
  const explained = await netpol(['explain', join(inventory, 'payments.yaml'), ...self], { folder: ROOT });
  expect(explained.stdout).toContain('two replicas are meant');
});
