import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import table from '../../layers.json';

interface Layer {
  readonly rank: number;
  readonly reason: string;
  readonly packages: readonly string[];
  readonly never?: readonly string[];
  readonly pure?: boolean;
  readonly reserved?: boolean;
}
interface Answer {
  readonly layers?: number;
  readonly full?: number;
  readonly messages: readonly string[];
}
const layers = new Map<string, Layer>(Object.entries(table));
const names = [...layers.keys()];
const root = join(__dirname, '..', '..');

/** A file of a layer, and how another layer names that layer in an import. */
const fileOf = (layer: string) => (layer === 'index.ts' ? 'lib/index.ts' : `lib/${layer}/snippet.ts`);
const specifierOf = (from: string, to: string) =>
  (from === 'index.ts' ? './' : '../') + (to === 'index.ts' ? 'index' : `${to}/thing`);

/** Lints all snippets in one process, since starting ESLint is what takes the time. */
function lint(snippets: readonly { file: string; code: string }[]): Answer[] {
  const script = join(__dirname, 'lint-snippets.mjs');
  const result = spawnSync(process.execPath, [script], {
    cwd: root,
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as Answer[];
}

describe('the table of layers', () => {
  test('holds each folder of lib/, and index.ts', () => {
    const found = readdirSync(join(root, 'lib'));
    expect(found.filter((name) => !layers.has(name))).toEqual([]);
  });

  test('holds no folder that does not exist, except the reserved ones', () => {
    const found = new Set(readdirSync(join(root, 'lib')));
    expect(names.filter((name) => !found.has(name) && !layers.get(name)?.reserved)).toEqual([]);
  });

  test('says a reason for each folder in one line', () => {
    for (const { reason } of layers.values()) expect(reason).toMatch(/^[^\n]{20,120}$/);
  });

  test('opens cdk8s and constructs to no folder below the DSL', () => {
    const open = names.filter((name) => layers.get(name)?.packages.some((one) => /^(cdk8s|constructs)$/.test(one)));
    expect(open).toEqual(['dsl', 'checks', 'inquiry', 'plugin', 'jest']);
  });

  test('opens the file system to the reader of files and to the doors only', () => {
    const open = names.filter((name) => layers.get(name)?.packages.some((one) => one === 'node:fs' || one === '*'));
    expect(open).toEqual(['files', 'cli', 'plugin', 'index.ts']);
  });
});

describe('the layer rule', () => {
  const pairs = names.flatMap((from) => names.map((to) => ({ from, to })));
  const answers = lint(
    pairs.map(({ from, to }) => ({ file: fileOf(from), code: `import { thing } from '${specifierOf(from, to)}';` })),
  );

  test('is an error in both configurations, for each file of lib/', () => {
    expect(answers.filter((answer) => answer.layers !== 2 || answer.full !== 2)).toEqual([]);
  });

  /** What the rule has to say about an import, by the two rows of the table. */
  function expected(from: string, to: string): string[] {
    const [own, other] = [layers.get(from), layers.get(to)];
    if (own === undefined || other === undefined) throw new Error('not in the table');
    const because = `lib/${from}: ${own.reason}.`;
    if (from === to) return [];
    if (other.rank > own.rank) {
      const ranks = `lib/${from} (rank ${own.rank}) may not import lib/${to} (rank ${other.rank})`;
      return [`${ranks}: imports go to lower ranks only. ${because}`];
    }
    if (other.rank === own.rank) {
      const strangers = `both have rank ${own.rank}, and the same rank means strangers`;
      return [`lib/${from} may not import lib/${to}: ${strangers}. ${because}`];
    }
    return own.never?.includes(to) ? [`lib/${from} may not import lib/${to}, its types aside. ${because}`] : [];
  }

  test.each(names)('lets %s import lower ranks, except where the table says never, and says why not', (layer) => {
    for (const [index, { from, to }] of pairs.entries()) {
      if (from === layer) expect([to, answers[index]?.messages]).toEqual([to, expected(from, to)]);
    }
  });
});

const nowhere = 'no package is open to it';
const cases: readonly { file: string; code: string; finds?: string }[] = [
  // Each way of writing an import.
  { file: 'lib/model/snippet.ts', code: `import type { Thing } from '../dsl/thing';`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `export { thing } from '../dsl/thing';`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `export * from '../dsl';`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `import '../dsl/thing';`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `void import('../dsl/thing');`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `type T = import('../dsl/thing').T;`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `import thing = require('../dsl/thing');`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `require('../dsl/thing');`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/snippet.ts', code: `require.resolve('../dsl/thing');`, finds: 'may not import lib/dsl' },
  { file: 'lib/cli/snippet.ts', code: `require(process.argv[2]);`, finds: 'not a computed path' },
  // Paths are resolved, not matched.
  { file: 'lib/model/deep/er.ts', code: `import '../../dsl/thing';`, finds: 'may not import lib/dsl' },
  { file: 'lib/model/deep/er.ts', code: `import '../dsl/thing';` },
  { file: 'lib/model/snippet.ts', code: `import '../sets/../dsl/thing';`, finds: 'may not import lib/dsl' },
  { file: 'lib/dsl/snippet.ts', code: `import '../../test/thing';`, finds: 'may not import from outside lib/' },
  { file: 'lib/dsl/snippet.ts', code: `import '..';`, finds: 'may not import lib/index.ts' },
  { file: 'lib/dsl/snippet.ts', code: `import 'cdk8s-netpol';`, finds: 'by its own name' },
  // Where the table says never, types may still be known; elsewhere a type is an import like any other.
  { file: 'lib/dsl/snippet.ts', code: `import { judge } from '../reachability';`, finds: 'its types aside' },
  { file: 'lib/dsl/snippet.ts', code: `import { type A, judge } from '../reachability';`, finds: 'its types aside' },
  { file: 'lib/dsl/snippet.ts', code: `export * from '../reachability';`, finds: 'its types aside' },
  { file: 'lib/dsl/snippet.ts', code: `import '../reachability';`, finds: 'its types aside' },
  { file: 'lib/dsl/snippet.ts', code: `import type { Options } from '../reachability';` },
  { file: 'lib/dsl/snippet.ts', code: `import { type Options } from '../reachability';` },
  { file: 'lib/dsl/snippet.ts', code: `type Options = import('../reachability').Options;` },
  // What is not in the table.
  { file: 'lib/newcomer/snippet.ts', code: ``, finds: 'lib/newcomer is not in layers.json' },
  { file: 'lib/stray.ts', code: ``, finds: 'lib/stray.ts is not in layers.json' },
  { file: 'lib/dsl/snippet.ts', code: `import '../newcomer/thing';`, finds: 'lib/newcomer is not in layers.json' },
  // Packages.
  { file: 'lib/model/snippet.ts', code: `import { App } from 'cdk8s';`, finds: nowhere },
  { file: 'lib/reachability/snippet.ts', code: `import { parse } from 'yaml';`, finds: nowhere },
  { file: 'lib/manifests/snippet.ts', code: `import { parse } from 'yaml';` },
  { file: 'lib/manifests/snippet.ts', code: `import { readFileSync } from 'fs';`, finds: 'may not import node:fs' },
  { file: 'lib/lint/snippet.ts', code: `import type { App } from 'cdk8s';`, finds: 'may not import cdk8s' },
  {
    file: 'lib/report/snippet.ts',
    code: `import { Construct } from 'constructs';`,
    finds: 'may not import constructs',
  },
  { file: 'lib/files/snippet.ts', code: `import { readFile } from 'node:fs/promises';` },
  { file: 'lib/checks/snippet.ts', code: `import { readFileSync } from 'node:fs';`, finds: 'may not import node:fs' },
  { file: 'lib/checks/snippet.ts', code: `import { App } from 'cdk8s';` },
  { file: 'lib/cli/snippet.ts', code: `import { spawn } from 'child_process';` },
  { file: 'lib/cli/snippet.ts', code: `import jest from 'jest';`, finds: 'neither a dependency nor a peer' },
  { file: 'lib/dsl/snippet.ts', code: `import 'cdk8s-plus-28';`, finds: 'neither a dependency nor a peer' },
  // The core is a function of its input.
  { file: 'lib/sets/snippet.ts', code: `console.log(1);`, finds: 'The core is a function of its input' },
  { file: 'lib/model/snippet.ts', code: `process.exit();`, finds: 'The core is a function of its input' },
  { file: 'lib/manifests/snippet.ts', code: `new Date();`, finds: 'The core is a function of its input' },
  { file: 'lib/manifests/snippet.ts', code: `Date.now();`, finds: 'The core is a function of its input' },
  { file: 'lib/manifests/snippet.ts', code: `new Date(0).getTime() === Date.parse('1970-01-01T00:00:00Z');` },
  { file: 'lib/reachability/snippet.ts', code: `Math.random();`, finds: 'The core is a function of its input' },
  {
    file: 'lib/diagnostics/snippet.ts',
    code: `globalThis.console.log(1);`,
    finds: 'The core is a function of its input',
  },
  { file: 'lib/cli/snippet.ts', code: `console.log(process.argv, new Date(), Math.random());` },
  // No comment switches it off.
  { file: 'lib/model/snippet.ts', code: `// eslint-disable-next-line\nimport '../dsl/thing';`, finds: 'lib/dsl' },
];

describe('the layer rule and its neighbours', () => {
  const answers = lint(cases);
  const named = cases.map((one, index) => ({ ...one, messages: answers[index]?.messages ?? ['no answer'] }));

  test.each(named.filter(({ finds }) => finds !== undefined))('refuse in $file: $code', ({ messages, finds }) => {
    expect(messages.filter((message) => message.includes(finds ?? ''))).toHaveLength(1);
  });

  test.each(named.filter(({ finds }) => finds === undefined))('accept in $file: $code', ({ messages }) => {
    expect(messages).toEqual([]);
  });
});
