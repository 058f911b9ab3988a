import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

const FILES = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => path.join(__dirname, file));

const ROOT = path.join(__dirname, '../..');

function compile(): readonly ts.Diagnostic[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: object };
  const { options, errors } = ts.parseJsonConfigFileContent({ ...config, include: [], files: FILES }, ts.sys, ROOT);
  const program = ts.createProgram(FILES, { ...options, noEmit: true });
  const inThese = (diagnostic: ts.Diagnostic) => FILES.includes(path.normalize(diagnostic.file?.fileName ?? ''));
  return [...errors, ...ts.getPreEmitDiagnostics(program).filter(inThese)];
}

test('what must compile compiles, and each line that must not does not', () => {
  const messages = compile().map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${path.basename(file?.fileName ?? '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  expect(messages).toEqual([]);
}, 60_000);
