// Lints snippets through the ESLint API, in a process of its own: ESLint loads its configuration as an ES module,
// which Jest's sandbox cannot. Input (stdin): [{ file, code }]. Output: [{ layers, full, messages }], where `full`
// and `layers` are the severities of the layer rule for that file in the two configurations.
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';

const alone = new ESLint({ overrideConfigFile: 'eslint.layers.config.mjs' });
const whole = new ESLint();
const severity = (config) => config?.rules?.['layers/imports']?.[0];

const answers = [];
for (const { file, code } of JSON.parse(readFileSync(0, 'utf8'))) {
  const [result] = await alone.lintText(code, { filePath: file });
  answers.push({
    layers: severity(await alone.calculateConfigForFile(file)),
    full: severity(await whole.calculateConfigForFile(file)),
    messages: result.messages.map(({ message }) => message),
  });
}
process.stdout.write(JSON.stringify(answers));
