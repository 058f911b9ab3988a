import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/** The page is one program in pieces, and what it says is printed is what is printed. */
const ROOT = path.join(__dirname, '..', '..');
const PAGE = readFileSync(path.join(ROOT, 'docs', 'reachability.md'), 'utf8');

function blocks(language: string): string {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text).join('');
}

let folder: string;

beforeAll(() => {
  // Inside the project, so that the program finds its packages; the folder is not committed.
  mkdirSync(path.join(ROOT, '.netpol'), { recursive: true });
  folder = mkdtempSync(path.join(ROOT, '.netpol', 'page-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the program of docs/reachability.md prints what the page shows, and loads no YAML and no cdk8s', () => {
  const program = path.join(folder, 'program.ts');
  const loaded = `
const foreign = /node_modules[/](?:yaml|cdk8s|constructs|js-yaml|commander)[/]/;
console.log(Object.keys(require.cache).filter((file) => foreign.test(file)));
`;
  writeFileSync(program, `${blocks('ts')}${loaded}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register', program], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe(`${blocks('text')}[]\n`);
});
