import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { netpol, ROOT } from '../apps/command-run';

jest.setTimeout(120_000);

const scratch = mkdtempSync(join(tmpdir(), 'netpol-map-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const APPS = ['boutique', 'payments', 'three-tier'];

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
  const maps = await Promise.all(
    APPS.map(async (app) => {
      const paths = [join(output, app), join(inventory, `${app}.yaml`)];
      const map = await netpol(['map', ...paths], { folder: ROOT });
      expect(map).toMatchObject({ status: 0, stderr: '' });
      return [app, map.stdout] as const;
    }),
  );
  expect(Object.fromEntries(maps)).toEqual(tablesIn(synth.stdout));
  // What stands in for a declared workload is a Pod, and means all replicas.
  const self = ['--from', 'payments/pod/api', '--to', 'payments/pod/api'];
  const explained = await netpol(['explain', join(inventory, 'payments.yaml'), ...self], { folder: ROOT });
  expect(explained.stdout).toContain('two replicas are meant');
});
