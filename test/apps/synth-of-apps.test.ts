import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differenceLines, folderDifferences } from '../../scripts/folder-differences';
import { workloadId } from '../../lib/model/workload';
import { worldOf, type World } from '../../lib/reachability';
import { DRAWINGS, type Drawing } from './arrows';
import { netpol, ROOT, type CommandRun } from './command-run';
import { openConnections, stranger } from './open-connections';
import { clustersOf, readCluster, tableOf, yamlFiles, type RenderedCluster } from './rendered-cluster';

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

const clusters = new Map(apps.map((app) => [app, () => clustersOf(app, join(output, app), inventory)]));

function clusterTitled(title: string): RenderedCluster {
  const [app = ''] = title.split(' ');
  const cluster = clusters
    .get(app)?.()
    .find((one) => one.title === title);
  if (!cluster) throw new Error(`there is no cluster ${title}`);
  return cluster;
}

function worldFrom(cluster: RenderedCluster): World {
  return worldOf(readCluster(cluster).cluster, cluster.options);
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
      const rendered = clusters.get(app)?.() ?? [];
      const worlds = rendered.map(worldFrom);
      const policies = worlds.reduce((sum, { cluster }) => sum + cluster.policies.length, 0);
      const tables = worlds.flatMap((world, index) => {
        const [, name] = rendered[index]?.title.split(' ') ?? [];
        const table = tableOf(world).replace(/^(?=.)/gm, '  ');
        return [...(name === undefined ? [] : [`  cluster ${name}`, '']), table, ''];
      });
      const files = yamlFiles(join(output, app)).map((file) => `  ${file}`);
      return [`${app}: ${policies} policies`, ...files, '', ...tables, ''].join('\n');
    });
    expect(run.stdout).toBe(printed.join(''));
  });
});

describe.each(Object.keys(DRAWINGS))('%s', (title) => {
  const { arrows, lookups, lookupNamespaces, anyone = [] } = DRAWINGS[title] as Drawing;
  const lookedUpBy = (pods: readonly string[]) => pods.map((pod) => `${pod} -> kube-system/kube-dns TCP 53; UDP 53`);

  test('has the connections of its snapshot', () => {
    expect(tableOf(worldFrom(clusterTitled(title)))).toMatchSnapshot();
  });

  test('leaves nothing unread and nothing unjudged', () => {
    expect(readCluster(clusterTitled(title))).toMatchObject({ findings: [], notJudged: [] });
  });

  test('opens exactly the arrows it draws, and the lookup of names, and nothing else', () => {
    expect(openConnections(worldFrom(clusterTitled(title)))).toEqual([...arrows, ...lookedUpBy(lookups)].sort());
  });

  test('opens nothing more to pods that nobody planned, wherever they run and whatever labels they have', () => {
    const cluster = clusterTitled(title);
    const world = worldFrom(cluster);
    const { namespaces, workloads } = world.cluster;
    const inside = namespaces.map(({ name }) => stranger(name, 'stranger', { app: 'stranger' }));
    // With the labels of each of the app's own pods, in a namespace of their own.
    const impostors = workloads.map(({ namespace, name, labels }) =>
      stranger('intruders', `${name}-of-${namespace}`, labels),
    );
    const crowded = worldOf({ ...world.cluster, workloads: [...workloads, ...inside, ...impostors] }, cluster.options);
    const strangers = lookupNamespaces.map((namespace) => `${namespace}/stranger`);
    // What is open to the internet is open to pods of anybody, too, whom nothing holds back.
    const free = [...inside, ...impostors].map(workloadId).filter((id) => !strangers.includes(id));
    const byAnyone = anyone.flatMap((open) => free.map((id) => `${id} -> ${open}`));
    const expected = [...openConnections(world), ...lookedUpBy(strangers), ...byAnyone].sort();
    expect(openConnections(crowded)).toEqual(expected);
  });
});

test('every cluster of every app has a drawing', () => {
  const titles = [...clusters.values()].flatMap((rendered) => rendered().map(({ title }) => title));
  expect(titles.sort()).toEqual(Object.keys(DRAWINGS).sort());
});
