// `npm run new rule <id>`: writes a rule of the linter from a template, under a code that nobody has used, and registers
// it. `npm run new rule <category>/<id>` says in which folder, and `-- --new-category` that it is a new one; the rule works
// at once, so that it can be changed step by step.
import { join } from 'node:path';
import { newRule, UnsuitableRule } from './new/new-rule';

const NEW_CATEGORY = '--new-category';
const given = process.argv.slice(2);
const [what, name, ...rest] = given.filter((one) => one !== NEW_CATEGORY);
if (what !== 'rule' || name === undefined || rest.length > 0) {
  console.error('Usage: npm run new rule <id>, or npm run new rule <category>/<id>');
  process.exitCode = 2;
} else {
  try {
    const { file, code } = newRule(join(__dirname, '..'), { name, newCategory: given.includes(NEW_CATEGORY) });
    console.log(`${file} is rule ${code}, and registered in lib/lint/rules/index.ts.`);
    console.log(
      'Now write its summary, why, check, bad and good, and its near miss in test/lint/near-misses/policies.ts;',
    );
    console.log('`npx jest test/lint` runs all three programs.');
    console.log('Then `npm run docs`, a row in the README and a line in the CHANGELOG.');
  } catch (error) {
    if (!(error instanceof UnsuitableRule)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
