import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { PatternDescription } from '../../../lib/dsl/pattern';
import { PATTERNS } from '../../../lib/dsl/patterns';
import * as netpol from '../../../lib/index';

const FOLDER = path.join(__dirname, '../../../lib/dsl/patterns');

/** Every file of the folder, and the one pattern that is older than it. */
const FILES = [
  path.join(FOLDER, '../default-deny'),
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => path.join(FOLDER, file.replace(/\.ts$/, ''))),
];

function isDescription(value: unknown): value is PatternDescription {
  return typeof value === 'object' && value !== null && 'construct' in value && 'examples' in value;
}

test.each(FILES.map((file) => [path.basename(file), file] as const))(
  'the pattern of %s is registered under the name of its file, and exported',
  (name, file) => {
    const exported = jest.requireActual<Record<string, unknown>>(file);
    const [description, ...others] = Object.values(exported).filter(isDescription);
    if (!description || others.length > 0) throw new TypeError(`${name} has to export one description`);
    expect(PATTERNS).toContain(description);
    expect(description.id).toBe(name);
    expect(exported).toHaveProperty(description.construct);
    expect(netpol).toHaveProperty(description.construct);
  },
);

test('every pattern that is registered has a file of its own', () => {
  expect(PATTERNS.map(({ id }) => id).sort()).toEqual(FILES.map((file) => path.basename(file)).sort());
});

test.each(PATTERNS.map((pattern) => [pattern.construct, pattern] as const))(
  '%s says what it opens, and what each example is about, in one sentence',
  (construct, { summary, examples }) => {
    expect(summary).toMatch(/^[A-Z].*\.$/);
    for (const { title, program } of examples) {
      expect(title).toMatch(/^[a-z].*[^.]$/);
      expect(program).toContain(construct);
    }
  },
);
