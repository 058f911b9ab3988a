/** What the cdk8s CLI adds when an app fails: that it did, and where in its own code it noticed. */
const CLI_STACK = /^Error: command ".*" at .* returned a non-zero exit code \d+\n(?: {4}at .*\n?)*/gm;
/** What Node adds below a stack: the properties of the error, and its own version. */
const PROPERTIES = /^( {4}at .*) \{\n(?: {2}.*\n)*\}$/gm;
const NODE_VERSION = /^Node\.js v.*\n?/gm;
/** The line that threw, where it is not a line of the app. */
const FOREIGN_LINE = /^\/.*\/node_modules\/.*:\d+\n.*\n\s*\^+\n/gm;
const FOREIGN_FRAME = /^ {4}at .*(?:node:|[\\/]node_modules[\\/]).*\n?/gm;
/** The machine code below a syntax error that swc reports. */
const NATIVE_STACK = /\n+Caused by:\n.*\n+Stack backtrace:\n(?: +\d+: .*\n)+/g;

/** What an app said when it failed, without what others say about it: its own words, and its own lines of the stack. */
export function failureText(stderr: string, root: string): string {
  return stderr
    .replace(CLI_STACK, '')
    .replace(NATIVE_STACK, '\n')
    .replace(PROPERTIES, '$1')
    .replace(FOREIGN_LINE, '')
    .replace(FOREIGN_FRAME, '')
    .replace(NODE_VERSION, '')
    .replaceAll(`${root}/`, '')
    .trim();
}
