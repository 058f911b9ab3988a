import { CONTRADICTORY, GOOD, REFUSED } from './app-sources';
import type { CommandRun } from './command-run';
import { ScratchProject } from './scratch-project';

jest.setTimeout(120_000);
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

/** Apps that cannot be synthesized, each in a way of its own. Standard error tells of them in the order of their names. */
const FAILING = {
  'a-contradiction': CONTRADICTORY,
  'b-mistake-before-any-tree': `
import { cidr } from 'cdk8s-netpol';

cidr('10/8');
`,
  'c-refused-by-the-api-server': REFUSED,
  'd-error-of-its-own': `
import { App } from 'cdk8s';

new App();
throw new Error('no configuration for this environment');
`,
  'e-syntax-error': `
import { App } from 'cdk8s';

const app = new App(;
app.synth();
`,
  'f-no-synthesis': `
import { App } from 'cdk8s';

new App();
`,
  'g-no-objects': `
import { App, Chart } from 'cdk8s';

const app = new App();
new Chart(app, 'shop');
app.synth();
`,
  'h-error-swallowed': `${CONTRADICTORY.replace('app.synth();', '')}
try {
  app.synth();
} catch {
  const other = new App();
  new DefaultDeny(new Chart(other, 'other', { namespace: 'other' }), 'default-deny');
  other.synth();
}
`,
};

describe('netpol synth, where some apps fail', () => {
  const project = new ScratchProject({ ...FAILING, good: GOOD });
  let run: CommandRun;

  beforeAll(async () => {
    project.write('dist/good/shop.k8s.yaml', 'before\n');
    project.write('dist/a-contradiction/old.k8s.yaml', 'before\n');
    run = await project.synth([]);
  });
  afterAll(() => project.remove());

  test('ends with 1, and prints nothing to standard output', () => {
    expect(run).toMatchObject({ status: 1, stdout: '' });
  });

  test('prints findings alone where there are any, and else what the app itself said', () => {
    expect(run.stderr).toMatchSnapshot();
  });

  test('shows no stack of ours, of the cdk8s CLI or of Node, and no colours in a pipe', () => {
    expect(run.stderr).not.toMatch(/node_modules|node:internal|lib\/|npm|\x1b/);
  });

  test('leaves the output folder as it was, byte for byte, also for the app that does not fail', () => {
    expect(project.files('dist')).toEqual({
      'dist/a-contradiction/old.k8s.yaml': 'before\n',
      'dist/good/shop.k8s.yaml': 'before\n',
    });
  });

  test('leaves nothing else behind: no inventory, no scratch folder', () => {
    expect(project.topLevel()).toEqual(['apps', 'dist', 'node_modules', 'tsconfig.json']);
  });
});
