// The lint rule that holds lib/ to layers.json: who may import whom, and which packages.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const lib = join(root, 'lib');
const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** The table: each folder of lib/ (and index.ts) with its rank, its reason and the packages open to it. */
export const layers = readJson('layers.json');
const { name: self, dependencies, peerDependencies } = readJson('package.json');
const declared = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);

/** The layer of a file or of an extensionless import: the first step below lib/; undefined outside lib/. */
function layerOf(path) {
  const [first, ...rest] = relative(lib, path).split(sep);
  if (first === '..' || isAbsolute(first)) return undefined;
  return rest.length === 0 && ['', 'index', 'index.js'].includes(first) ? 'index.ts' : first;
}

/** `@scope/name/deep` is the package `@scope/name`; `fs/promises` is the package `node:fs`. */
function packageOf(specifier) {
  const [first, second] = specifier.replace(/^node:/, '').split('/');
  if (specifier.startsWith('node:') || builtinModules.includes(first)) return `node:${first}`;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** True for an import that the compiler takes away: it names nothing but types. */
function isTypeOnly({ type, importKind, exportKind, specifiers = [] }) {
  if (type === 'TSImportType' || importKind === 'type' || exportKind === 'type') return true;
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}

/** What is wrong with an import of another part of lib/; undefined if nothing is. */
function wrongLayer(from, to, typeOnly) {
  if (to === undefined) return `lib/${from} may not import from outside lib/: only lib/ is in the package.`;
  if (to === from) return undefined;
  const [own, other] = [layers[from], layers[to]];
  if (other === undefined) return `lib/${to} is not in layers.json: give it a rank and a reason.`;
  const because = `lib/${from}: ${own.reason}`;
  if (other.rank > own.rank) {
    return `lib/${from} (rank ${own.rank}) may not import lib/${to} (rank ${other.rank}): imports go to lower ranks only. ${because}.`;
  }
  if (other.rank === own.rank) {
    return `lib/${from} may not import lib/${to}: both have rank ${own.rank}, and the same rank means strangers. ${because}.`;
  }
  // Its words may be known: a type does nothing.
  if (!own.never?.includes(to) || typeOnly) return undefined;
  return `lib/${from} may not import lib/${to}, its types aside. ${because}.`;
}

/** What is wrong with an import of a package; undefined if nothing is. */
function wrongPackage(from, specifier) {
  const name = packageOf(specifier);
  if (name === self) return `lib/${from} may not import the package by its own name: use a relative path.`;
  if (!name.startsWith('node:') && !declared.has(name)) {
    return `lib/${from} may not import ${name}: it is neither a dependency nor a peer of the package.`;
  }
  const open = layers[from].packages;
  if (open.includes('*') || open.includes(name)) return undefined;
  return `lib/${from} may not import ${name}: ${open.length === 0 ? 'no package is' : `only ${open.join(', ')} are`} open to it. lib/${from}: ${layers[from].reason}.`;
}

/** What is wrong with an import, in one sentence or two; undefined if nothing is. */
function wrongImport(file, specifier, typeOnly) {
  const from = layerOf(file);
  if (specifier.startsWith('.')) return wrongLayer(from, layerOf(resolve(dirname(file), specifier)), typeOnly);
  if (isAbsolute(specifier)) return wrongLayer(from, layerOf(specifier), typeOnly);
  return wrongPackage(from, specifier);
}

/** @type {import('eslint').Rule.RuleModule} */
const imports = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{ wrong }}' } },
  create(context) {
    const file = context.filename;
    const layer = layerOf(file);
    if (layer === undefined) return {};
    if (layers[layer] === undefined) {
      const wrong = `lib/${layer} is not in layers.json: give it a rank and a reason.`;
      return { Program: (node) => context.report({ node, messageId: 'wrong', data: { wrong } }) };
    }
    const check = (source, node) => {
      if (!source) return;
      // A path that is computed cannot be held to the table, so there are none in lib/.
      const wrong =
        typeof source.value === 'string'
          ? wrongImport(file, source.value, isTypeOnly(node))
          : `lib/${layer} may only import what is written out, not a computed path.`;
      if (wrong !== undefined) context.report({ node: source, messageId: 'wrong', data: { wrong } });
    };
    return {
      ImportDeclaration: (node) => check(node.source, node),
      ExportNamedDeclaration: (node) => check(node.source, node),
      ExportAllDeclaration: (node) => check(node.source, node),
      ImportExpression: (node) => check(node.source, node),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, node),
      TSExternalModuleReference: (node) => check(node.expression, node),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0], node),
      'CallExpression[callee.object.name="require"][callee.property.name="resolve"]': (node) =>
        check(node.arguments[0], node),
    };
  },
};

export default { meta: { name: 'layers' }, rules: { imports } };
