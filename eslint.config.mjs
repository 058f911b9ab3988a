import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import layers from './eslint.layers.config.mjs';

const focused =
  'CallExpression:matches([callee.object.name=/^(describe|test|it)$/], [callee.object.object.name=/^(describe|test|it)$/])';

export default defineConfig(
  // Written by programs: the cdk8s importer, the synthesis, the compiler.
  { ignores: ['imports/', 'dist/', 'build/', 'coverage/', '.netpol/'] },
  // What a comment could switch off would not be a rule.
  { linterOptions: { noInlineConfig: true } },
  ...layers,
  {
    name: 'typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The four rules that need types and find mistakes which the compiler does not.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // The next two say the same thing less well in code that reads: type aliases and classes without members.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      // Type tests say what must not compile, and why.
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: `${focused}[callee.property.name="only"], CallExpression[callee.name=/^(fdescribe|fit)$/]`,
          message: 'A focused test hides all the others.',
        },
        {
          selector: `${focused}[callee.property.name=/^(skip|todo)$/], CallExpression[callee.name=/^(xdescribe|xit|xtest)$/]`,
          message: 'A skipped test proves nothing: leave it out, or assert what happens today and say why.',
        },
      ],
    },
  },
  {
    // The imports that wait until they are needed: the YAML parser takes longer to load than all of this package.
    name: 'late loading',
    files: [
      'lib/dsl/elsewhere.ts',
      'lib/files/path-patterns.ts',
      'lib/inquiry/subject.ts',
      'lib/manifests/reading/any-yaml.ts',
      'lib/report/explain/yaml-lines.ts',
    ],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Types of other packages grow only through a namespace of that name, and interfaces that add nothing of their own.
    name: 'types of test runners',
    files: ['lib/jest/expect-types.ts'],
    rules: { '@typescript-eslint/no-namespace': 'off', '@typescript-eslint/no-empty-object-type': 'off' },
  },
  {
    name: 'apps',
    files: ['apps/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/lib/**', '**/lib'], message: 'An app imports cdk8s-netpol, as its users do.' }] },
      ],
    },
  },
  prettier,
);
