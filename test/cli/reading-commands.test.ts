import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../apps/command-run';
import { documents, opening, pod, ScratchFolder } from './scratch-folder';

jest.setTimeout(120_000);

const PODS = documents(pod('shop', 'web'), pod('shop', 'api'), pod('shop', 'db'));
const scratch = new ScratchFolder({
  'before/all.yaml': documents(PODS, opening('shop', 'api', 'web')),
  'after/all.yaml': documents(PODS, opening('shop', 'api', 'web', 81), opening('shop', 'db', 'api')),
  'cilium/all.yaml': documents(
    PODS,
    opening('shop', 'api', 'web'),
    'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: one }\n',
  ),
  'many/all.yaml': documents(...Array.from({ length: 150 }, (_, index) => pod('shop', `web-${index}`))),
});
afterAll(() => scratch.remove());

test('standard input is read where - is written, beside files', async () => {
  const run = await scratch.netpol('explain - before --from shop/late --to shop/api --port 80', {
    stdin: pod('shop', 'late'),
  });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout).toMatch(/^shop\/late -> shop\/api TCP 80: denied$/m);
});

test('either version of a diff may come from standard input', async () => {
  const stdin = documents(PODS, opening('shop', 'api', 'web', 81));
  const run = await scratch.netpol('diff before -', { stdin });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout).toContain('connections: 0 added, 0 removed, 1 changed');
});

test.each([
  ['diff before after', 0],
  ['diff before after --fail-on added', 0],
  ['diff before after --fail-on added,removed', 1],
  ['diff before after --fail-on changed', 1],
  ['diff before before --fail-on added,removed,changed', 0],
])('netpol %s ends with %d', async (line, status) => {
  const run = await scratch.netpol(`${line} --format json`);
  expect(run.status).toBe(status);
  expect(Object.keys(JSON.parse(run.stdout) as object)).toEqual(['added', 'removed', 'changed', 'notJudged']);
  expect(run.stderr).toMatch(status === 0 ? /^$/ : /^netpol: --fail-on: connections \d+ (removed|changed)\n$/);
});

test('a result goes to the file that --output names, and standard output stays empty', async () => {
  const run = await scratch.netpol('map before --format json --output map.json');
  expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(JSON.parse(scratch.read('map.json'))).toMatchObject({ notJudged: [] });
});

test('objects that are not judged are named in every format, and in a warning', async () => {
  for (const format of ['json', 'md', 'dot', 'mermaid']) {
    const { stdout, stderr } = await scratch.netpol(`map cilium --format ${format}`);
    expect(stdout).toContain('CiliumNetworkPolicy.cilium.io');
    expect(stderr).toMatch(/^warning\[NP105 not-judged\]: `CiliumNetworkPolicy.cilium.io` `one` changes who can reach/);
  }
});

test('the switches of the evaluator reach it', async () => {
  const host = pod('shop', 'web').replace('spec: {', 'spec: { hostNetwork: true,');
  const stdin = documents(host, pod('shop', 'api'), opening('shop', 'api', 'web'));
  const question = 'explain - --from shop/web --to shop/api --port 80 --own-node-to-pod evaluate';
  expect((await scratch.netpol(question, { stdin })).stdout).toMatch(/TCP 80: denied$/m);
  expect((await scratch.netpol(`${question} --host-network as-pod`, { stdin })).stdout).toMatch(/TCP 80: allowed$/m);
});

test('an address where nodes may be is told apart from others, with what decides it', async () => {
  const stdin = documents(
    pod('shop', 'api'),
    opening('shop', 'api', 'web').replace(
      'podSelector: { matchLabels: { app: web } }',
      'ipBlock: { cidr: 10.0.0.0/24 }',
    ),
  );
  const question = 'explain - --from 10.0.0.0/24 --to shop/api --port 80 --profile cilium --node-cidr 10.0.0.0/25';
  const { stdout } = await scratch.netpol(question, { stdin });
  expect(stdout.match(/^\d.*|^ {2}the address.*/gm)).toEqual([
    '10.0.0.128/25 -> shop/api TCP 80: allowed',
    '10.0.0.0/25 -> shop/api TCP 80: depends',
    '  the address may be one of a node, which no block matches: a closer --node-cidr can decide it',
  ]);
});

test('a reader that has seen enough ends a long map without a word', async () => {
  const parameters = [
    '-r',
    'ts-node/register',
    join(ROOT, 'lib', 'cli', 'netpol.ts'),
    'map',
    'many',
    '--format',
    'json',
  ];
  const child = spawn(process.execPath, parameters, { cwd: scratch.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(status).toBe(0);
  expect(stderr).toMatch(/^warning\[NP034 no-policies\][^[]*$/);
});
