import { failureText } from '../../lib/cli/failure-text';

const CLI = `Error: command "node -r ts-node/register "apps/shop/main.ts" " at /work returned a non-zero exit code 1
    at ChildProcess.<anonymous> (/work/node_modules/cdk8s-cli/lib/util.js:77:27)
    at ChildProcess.emit (node:events:524:28)
`;

const cases = [
  {
    title: 'keeps the error of the app, and its own lines of the stack',
    stderr: `/work/apps/shop/main.ts:4
throw new Error('no configuration');
      ^

Error: no configuration
    at readPrices (/work/apps/shop/prices.ts:7:9)
    at Object.<anonymous> (/work/apps/shop/main.ts:4:7)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at Module.m._compile (/work/node_modules/ts-node/src/index.ts:1618:23)

Node.js v20.19.0
${CLI}`,
    text: `apps/shop/main.ts:4
throw new Error('no configuration');
      ^

Error: no configuration
    at readPrices (apps/shop/prices.ts:7:9)
    at Object.<anonymous> (apps/shop/main.ts:4:7)`,
  },
  {
    title: 'leaves out the line of a library that threw, and the properties below a stack',
    stderr: `/work/node_modules/cdk8s/src/app.ts:308
    throw new Error('two\\nlines');
          ^
Error: ENOENT: no such file or directory, open 'prices.json'
    at Object.openSync (node:fs:573:18)
    at Object.<anonymous> (/work/apps/shop/main.ts:2:1) {
  errno: -2,
  code: 'ENOENT',
  path: 'prices.json'
}
${CLI}`,
    text: `Error: ENOENT: no such file or directory, open 'prices.json'
    at Object.<anonymous> (apps/shop/main.ts:2:1)`,
  },
  {
    title: 'keeps what a compiler says, and not where in the compiler it said so',
    stderr: `/work/node_modules/@swc/core/index.js:309
            return bindings.transformSync(src);
                            ^
Error:   x Expression expected
   ,-[/work/apps/shop/main.ts:2:1]
 2 | const app = new App(;
   \`----


Caused by:
    Syntax Error

Stack backtrace:
   0: <unknown>
   1: _ZN2v88internal21Builtin_HandleApiCallEiPmPNS0_7IsolateE
    at Compiler.transformSync (/work/node_modules/@swc/core/index.js:309:29) {
  code: 'GenericFailure'
}
${CLI}`,
    text: `Error:   x Expression expected
   ,-[apps/shop/main.ts:2:1]
 2 | const app = new App(;
   \`----`,
  },
  { title: 'leaves nothing where only the cdk8s CLI has spoken', stderr: CLI, text: '' },
  {
    title: 'keeps words that it does not know',
    stderr: 'cannot reach the registry\n',
    text: 'cannot reach the registry',
  },
];

test.each(cases)('what an app said when it failed: $title', ({ stderr, text }) => {
  expect(failureText(stderr, '/work')).toBe(text);
});
