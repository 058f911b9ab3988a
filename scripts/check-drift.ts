// `npm run check:drift`: dist/ is, byte for byte, what the apps synthesize today.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { differenceLines, folderDifferences } from './folder-differences';
import { withTemporaryFolder } from './temporary-folder';

const root = join(__dirname, '..');

withTemporaryFolder((folder) => {
  const manifests = join(folder, 'dist');
  const parameters = ['-r', 'ts-node/register', 'lib/cli/netpol.ts', 'synth', '--output', manifests];
  const synth = spawnSync(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (synth.status !== 0) {
    console.error('The apps do not synthesize, so dist/ cannot be compared with them: see `npm run synth`.');
    process.exitCode = 1;
    return;
  }
  const lines = differenceLines(folderDifferences(manifests, join(root, 'dist')));
  if (lines.length === 0) {
    console.log('dist/ is what the apps synthesize.');
    return;
  }
  console.error('dist/ is not what the apps synthesize:');
  for (const line of lines) console.error(`  ${line}`);
  console.error('Run `npm run synth` and commit dist/; delete the folder of an app that is gone.');
  process.exitCode = 1;
});
