import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GOOD } from './app-sources';
import { ScratchProject } from './scratch-project';

jest.setTimeout(60_000);

/** An app that says who it is, and then takes its time. */
const SLOW = `
import { writeFileSync } from 'node:fs';

writeFileSync('slow.pid', String(process.pid));
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50_000);
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}

test.each(['SIGINT', 'SIGTERM'] as const)('netpol synth, ended by %s, leaves everything as it was', async (signal) => {
  const project = new ScratchProject({ good: GOOD, slow: SLOW });
  project.write('dist/good/shop.k8s.yaml', 'before\n');
  const pidFile = join(project.folder, 'slow.pid');
  const run = await project.synth([], {
    whileRunning: async (send) => {
      await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
      send(signal);
    },
  });

  expect(run).toMatchObject({ status: null, signal, stdout: '', stderr: '' });
  expect(project.files('dist')).toEqual({ 'dist/good/shop.k8s.yaml': 'before\n' });
  expect(project.topLevel()).toEqual(['apps', 'dist', 'node_modules', 'slow.pid', 'tsconfig.json']);
  // The app does not outlive the command, to write into a folder that is gone.
  await until(() => !isAlive(Number(project.read('slow.pid'))));
  project.remove();
});
