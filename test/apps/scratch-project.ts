import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cdk8sSynth, netpol, ROOT, type CommandOptions, type CommandRun } from './command-run';

/** The project of a user: a folder with apps, which import the package by its name and run without a compile step. */
export class ScratchProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-apps-'));

  /** @param apps the main file of each app, by the app's name */
  constructor(apps: Readonly<Record<string, string>>) {
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    const paths = { 'cdk8s-netpol': [join(ROOT, 'lib', 'index.ts')] };
    this.write('tsconfig.json', JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions: { paths } }));
    for (const [name, source] of Object.entries(apps)) this.write(`apps/${name}/main.ts`, source.trimStart());
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  exists(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** Every file below a folder of the project, by path, with its content. */
  files(folder: string): Record<string, string> {
    if (!this.exists(folder)) return {};
    const entries = readdirSync(join(this.folder, folder), { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      paths.sort().map((path) => [path.slice(this.folder.length + 1), readFileSync(path, 'utf8')]),
    );
  }

  /** What lies in the project itself, hidden things included. */
  topLevel(): string[] {
    return readdirSync(this.folder).sort();
  }

  synth(parameters: readonly string[], options: Partial<CommandOptions> = {}): Promise<CommandRun> {
    return netpol(['synth', ...parameters], { folder: this.folder, ...options });
  }

  bareSynth(app: string, output: string): Promise<CommandRun> {
    const command = `node -r ts-node/register apps/${app}/main.ts`;
    return cdk8sSynth(['--app', command, '--output', output], { folder: this.folder });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
