import { GOOD } from './app-sources';
import { netpol } from './command-run';
import { ScratchProject } from './scratch-project';

jest.setTimeout(120_000);

const project = new ScratchProject({ payments: GOOD, web: GOOD });
project.write('empty/notes/README.md', 'no app\n');
afterAll(() => project.remove());

const cases = [
  {
    title: 'an app that is not there',
    parameters: ['synth', 'payment'],
    status: 1,
    stderr: 'netpol: `apps` holds no app `payment`; it holds `payments`, `web`\n',
  },
  {
    title: 'no folder of apps',
    parameters: ['synth', '--apps', 'applications'],
    status: 1,
    stderr: 'netpol: there is no folder `applications`: name the one that holds your apps with --apps\n',
  },
  {
    title: 'a folder without an app',
    parameters: ['synth', '--apps', 'empty'],
    status: 1,
    stderr: 'netpol: `empty` holds no app: an app is a folder with a main.ts, such as empty/payments/main.ts\n',
  },
  {
    title: 'an unknown option',
    parameters: ['synth', '--ouput', 'dist'],
    status: 2,
    stderr: "error: unknown option '--ouput'\n(Did you mean --output?)\n(see `netpol synth --help`)\n",
  },
  {
    title: 'an option without its value',
    parameters: ['synth', '--output'],
    status: 2,
    stderr: "error: option '-o, --output <folder>' argument missing\n(see `netpol synth --help`)\n",
  },
  {
    title: 'an unknown command',
    parameters: ['sinth'],
    status: 2,
    stderr: "error: unknown command 'sinth'\n(Did you mean synth?)\n(see `netpol --help`)\n",
  },
];

test.concurrent.each(cases)('netpol answers $title in a line, and writes nothing', async (one) => {
  const { status, stdout, stderr } = await netpol(one.parameters, { folder: project.folder });
  expect({ status, stdout, stderr }).toEqual({ status: one.status, stdout: '', stderr: one.stderr });
  expect(project.topLevel()).toEqual(['apps', 'empty', 'node_modules', 'tsconfig.json']);
});

test('netpol without a command says how it is used, as a wrong usage', async () => {
  const { status, stdout, stderr } = await netpol([], { folder: project.folder });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Usage: netpol/);
});

test('netpol synth --help says what its exit codes and its environment mean', async () => {
  const { status, stdout, stderr } = await netpol(['synth', '--help'], { folder: project.folder });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/Exit codes: 0 .*; 1 .*; 2 .*\nEnvironment: NETPOL_CHECKS=warn .*NO_COLOR/);
});
