// The layers of lib/ alone, for `npm run lint:layers`; eslint.config.mjs contains them too. The table is layers.json.
import tseslint from 'typescript-eslint';
import plugin, { layers } from './scripts/eslint/layers.mjs';

const pure = Object.keys(layers).filter((layer) => layers[layer].pure);
const message = 'The core is a function of its input: no printing, no process, no files, no clock, no randomness.';
const world = [
  ...['console', 'process', 'global', 'globalThis', 'fetch', 'crypto', 'performance'],
  ...['setTimeout', 'setInterval', 'setImmediate', '__dirname', '__filename'],
];

export default [
  {
    name: 'layers/imports',
    files: ['lib/**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { noInlineConfig: true },
    plugins: { layers: plugin },
    rules: { 'layers/imports': 'error' },
  },
  {
    name: 'layers/pure',
    files: pure.map((layer) => `lib/${layer}/**/*.ts`),
    languageOptions: { parser: tseslint.parser },
    rules: {
      'no-restricted-globals': ['error', ...world.map((name) => ({ name, message }))],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message },
        { object: 'Date', property: 'now', message },
      ],
      // A date made of a given text or number asks no clock.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
          message,
        },
      ],
    },
  },
];
