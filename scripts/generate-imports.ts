import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** The folder of the generated files; its folder `schemas` holds what they are generated from. */
export const IMPORTS = join(root, 'imports');

/** True for a path below `imports/` that the importer writes. */
export function isGenerated(path: string): boolean {
  return /^[^/]+\.ts$/.test(path);
}

/**
 * Runs the real `cdk8s import` over every schema in `imports/schemas`, into `folder`. It needs no network.
 *
 * `--no-save` keeps the schemas out of cdk8s.yaml: what is listed there is shipped as a CRD by
 * `cdk8s synth --format helm`, and NetworkPolicy is not one.
 *
 * @throws Error when the importer fails; its own words are on stderr by then
 */
export function generateImports(folder: string): void {
  const schemas = readdirSync(join(IMPORTS, 'schemas')).sort();
  for (const schema of schemas) {
    const cli = join(root, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
    const parameters = ['import', join(IMPORTS, 'schemas', schema), '--no-save', '--language', 'typescript'];
    const result = spawnSync(process.execPath, [cli, ...parameters, '--output', folder], {
      cwd: root,
      env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (result.status !== 0) throw new Error(`cdk8s import failed for imports/schemas/${schema}`);
  }
}
