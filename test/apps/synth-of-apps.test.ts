import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differenceLines, folderDifferences } from '../../scripts/folder-differences';
import type { ClusterReading } from '../../lib/manifests/cluster-reading';
import { worldOf, type World } from '../../lib/reachability';
import { DRAWINGS } from './arrows';
import { netpol, ROOT, type CommandRun } from './command-run';
import { openConnections, stranger } from './open-connections';
import { readCluster, tableOf, yamlFiles } from './rendered-cluster';

jest.setTimeout(120_000);
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-synth-'));
const output = join(scratch, 'dist');
const inventory = join(scratch, 'inventory');
const apps = readdirSync(join(ROOT, 'apps')).sort();
let run: CommandRun;

beforeAll(async () => {
  const parameters = ['synth', '--output', output, '--inventory', inventory];
  run = await netpol(parameters, { folder: ROOT });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function clusterFrom(app: string): ClusterReading {
  return readCluster(join(output, app), join(inventory, `${app}.yaml`));
}

function worldFrom(app: string): World {
  return worldOf(clusterFrom(app).cluster);
}

describe('netpol synth, over every app', () => {
  test('succeeds, and finds nothing', () => {
    expect(run).toMatchObject({ status: 0, stderr: '' });
  });

  test('writes what dist/ holds, byte for byte', () => {
    expect(differenceLines(folderDifferences(output, join(ROOT, 'dist')))).toEqual([]);
  });

  test('prints for each app its files, and the table that its YAML gives when it is read back', () => {
    const printed = apps.map((app) => {
      const policies = worldFrom(app).cluster.policies.length;
      const table = tableOf(clusterFrom(app)).replace(/^(?=.)/gm, '  ');
      return [
        `${app}: ${policies} policies`,
        ...yamlFiles(join(output, app)).map((file) => `  ${file}`),
        '',
        table,
        '',
        '',
      ].join('\n');
    });
    expect(run.stdout).toBe(printed.join(''));
  });
});

describe.each(apps)('%s', (app) => {
  const { arrows, lookups, lookupNamespaces } = DRAWINGS[app] ?? { arrows: [], lookups: [], lookupNamespaces: [] };
  const lookedUpBy = (pods: readonly string[]) => pods.map((pod) => `${pod} -> kube-system/kube-dns TCP 53; UDP 53`);

  test('has the connections of its snapshot', () => {
    expect(tableOf(clusterFrom(app))).toMatchSnapshot();
  });

  test('leaves nothing unread and nothing unjudged', () => {
    expect(clusterFrom(app)).toMatchObject({ findings: [], notJudged: [] });
  });

  test('opens exactly the arrows it draws, and the lookup of names, and nothing else', () => {
    expect(openConnections(worldFrom(app))).toEqual([...arrows, ...lookedUpBy(lookups)].sort());
  });

  test('opens nothing more to pods that nobody planned, wherever they run and whatever labels they have', () => {
    const world = worldFrom(app);
    const { cluster } = world;
    const inside = cluster.namespaces.map(({ name }) => stranger(name, 'stranger', { app: 'stranger' }));
    // With the labels of each of the app's own pods, in a namespace of their own.
    const impostors = cluster.workloads.map(({ namespace, name, labels }) =>
      stranger('intruders', `${name}-of-${namespace}`, labels),
    );
    const crowded = { ...cluster, workloads: [...cluster.workloads, ...inside, ...impostors] };
    const strangers = lookupNamespaces.map((namespace) => `${namespace}/stranger`);
    expect(openConnections(worldOf(crowded))).toEqual([...openConnections(world), ...lookedUpBy(strangers)].sort());
  });
});
