/** The programs of the page are tests, and run here one after the other; what the page shows is what comes out. */
import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchers } from 'cdk8s-netpol/jest';
import { failure } from './shop';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'jest.md'), 'utf8');

function blocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text ?? '');
}

const [message = '', table = ''] = blocks('text');
// One program: what the first block makes is used by those below it, and names may be imported again.
const program = blocks('ts')
  .map((block, index) => (index === 0 ? block : `{\n${block}}\n`))
  .join('\n')
  .replace(
    /^import (\{[^}]*\}) from ('[^']*');$/gm,
    (_, names: string, from: string) => `const ${names.replace(/ as /g, ': ')} = require(${from});`,
  );

const { code } = transformSync(program, {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
});
const run = new Function('require', 'exports', 'expect', 'test', code) as (...given: unknown[]) => void;

describe('the programs of the page', () => {
  run(require, {}, expect, test);
});

test('the page shows the message of a failure', () => {
  expect(failure(() => expect('docs/examples/shop').toDeny('shop/web', 'shop/api'))).toBe(message.trimEnd());
});

test('the page shows the table of the snapshot', () => {
  const snapshots = readFileSync(join(__dirname, '__snapshots__', 'documentation.test.ts.snap'), 'utf8');
  expect(snapshots).toContain(`\n${table}\``);
});

test('the page names every matcher', () => {
  const [, listed = ''] = PAGE.split('## The matchers');
  const named = [...listed.matchAll(/^\| `\.(\w+)\(/gm)].map(([, name]) => name);
  expect([...new Set(named)].slice(0, 6).sort()).toEqual(Object.keys(matchers).sort());
});
