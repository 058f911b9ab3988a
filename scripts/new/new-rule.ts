import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ruleTemplate } from './rule-template';

/** A rule that cannot be made as it was asked for. */
export class UnsuitableRule extends Error {}

/** How a rule is asked for. */
export interface RuleRequest {
  /** `<id>`, or `<category>/<id>`. */
  readonly name: string;
  /** Whether its category may be one that no rule has yet. */
  readonly newCategory: boolean;
}

/** A rule that was made: its file from the root of the repository, and its code. */
export interface NewRule {
  readonly file: string;
  readonly code: string;
}

const RULES = 'lib/lint/rules';
const NEAR_MISSES = 'test/lint/near-misses/policies.ts';
const DEFAULT_CATEGORY = 'policy';
const WORDS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Codes are looked for wherever one may have been used once: in the sources, and in what was told of them. */
function codesUsed(root: string): ReadonlySet<number> {
  const sources = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('lib', file));
  const told = ['README.md', 'CHANGELOG.md'].filter((file) => existsSync(join(root, file)));
  const codes = [...sources, ...told].flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bNP(\d{3})\b/g)].map(([, digits]) => Number(digits)),
  );
  return new Set(codes);
}

/** The rules of the policies themselves have the four hundreds, and after these the seven hundreds. */
function freeCode(root: string): string {
  const used = codesUsed(root);
  for (const first of [400, 700, 800]) {
    const highest = Math.max(first - 1, ...[...used].filter((code) => code >= first && code < first + 100));
    if (highest < first + 99) return `NP${highest + 1}`;
  }
  throw new UnsuitableRule('All codes are used.');
}

function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Where an import belongs: in front of the first that comes after it in the order of their files, else below them all. */
function placeOfImport(imports: string, from: string): number {
  for (const { index, 1: other = '' } of imports.matchAll(/^import [^;]* from '(\.\/[^']+)';$/gm)) {
    if (other > from) return index;
  }
  return imports.lastIndexOf(';\n') + 2;
}

/** Adds a rule at the end of the list, since findings are printed in its order; its import stands where it belongs. */
function register(root: string, category: string, id: string): void {
  const file = join(root, RULES, 'index.ts');
  const text = readFileSync(file, 'utf8');
  const name = camelCase(id);
  const from = `./${category}/${id}`;
  const list = text.indexOf('export const RULES');
  const afterImports = text.indexOf('\n', text.lastIndexOf('\nimport ', list) + 1) + 1;
  const end = text.indexOf('\n];', list) + 1;
  if (list < 0 || afterImports === 0 || end === 0) throw new UnsuitableRule(`${RULES}/index.ts is not as it was.`);
  const place = placeOfImport(text.slice(0, afterImports), from);
  const importLine = `import { ${name} } from '${from}';\n`;
  writeFileSync(file, `${text.slice(0, place)}${importLine}${text.slice(place, end)}  ${name},\n${text.slice(end)}`);
}

/** The folders of rules that there are. */
function categoriesIn(root: string): readonly string[] {
  return readdirSync(join(root, RULES), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => one.name)
    .sort();
}

/** Adds a near miss of the template's bad example: every rule has one. */
function addNearMiss(root: string, id: string): void {
  const file = join(root, NEAR_MISSES);
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('\n};') + 1;
  if (end === 0) throw new UnsuitableRule(`${NEAR_MISSES} is not as it was.`);
  const entry = `  '${id}': [{ without: 'its name', change: ["name: '${id}'", "name: 'default-deny'"] }],\n`;
  writeFileSync(file, `${text.slice(0, end)}${entry}${text.slice(end)}`);
}

/**
 * Writes a rule that works: it speaks of its bad example and not of its good one.
 *
 * @param root the root of the repository
 * @throws UnsuitableRule for a name that is none, or that another rule has, and for a category that there is not
 */
export function newRule(root: string, { name, newCategory }: RuleRequest): NewRule {
  const [id = '', category = DEFAULT_CATEGORY, ...rest] = name.split('/').reverse();
  if (rest.length > 0 || !WORDS.test(id) || !WORDS.test(category)) {
    throw new UnsuitableRule(`\`${name}\` is no id: write words with dashes, such as \`open-to-internet\`.`);
  }
  const file = `${RULES}/${category}/${id}.ts`;
  const others = readdirSync(join(root, RULES), { recursive: true, encoding: 'utf8' });
  const same = others.find((other) => other === `${id}.ts` || other.endsWith(`/${id}.ts`));
  if (same) throw new UnsuitableRule(`${RULES}/${same} is a rule of that name.`);
  const categories = categoriesIn(root);
  if (!newCategory && !categories.includes(category)) {
    throw new UnsuitableRule(
      `There is no category \`${category}\`: they are ${categories.join(', ')}. For a new one, add \`-- --new-category\`.`,
    );
  }
  const code = freeCode(root);
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), ruleTemplate({ id, code, name: camelCase(id) }));
  register(root, category, id);
  addNearMiss(root, id);
  return { file, code };
}
