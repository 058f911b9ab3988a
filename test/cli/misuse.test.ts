import { netpolProgram } from '../../lib/cli/program';

/** How a command line ends that no work is done for, and what is said. */
async function answerTo(line: string): Promise<{ readonly exitCode: number; readonly said: string }> {
  let said = '';
  let exitCode = -1;
  const program = netpolProgram((code) => {
    exitCode = code;
    throw new Error('ended');
  });
  for (const command of [program, ...program.commands]) {
    const keep = (text: string): void => {
      said += text;
    };
    command.configureOutput({ writeErr: keep, writeOut: keep });
  }
  await expect(program.parseAsync(line.split(' '), { from: 'user' })).rejects.toThrow('ended');
  return { exitCode, said };
}

const misuses = [
  ['map good --format yaml', "option '--format <id>' argument 'yaml' is invalid. Allowed choices are"],
  [
    'map good --pod-cidr 10.0.0.0',
    "option '--pod-cidr <cidr>' argument '10.0.0.0' is invalid. A block is written like",
  ],
  ['map good --focus api', "option '--focus <workload>' argument 'api' is invalid. A workload is written"],
  ['map good --host-network none', "option '--host-network <choice>' argument 'none' is invalid. Allowed choices are"],
  ['map good --kubernetes-version 1.2', "option '--kubernetes-version <version>' argument '1.2' is invalid."],
  ['map good --output=', "option '-o, --output <file>' argument '' is invalid. A path is not empty."],
  ['synth --output=', "option '-o, --output <folder>' argument '' is invalid. A path is not empty."],
  ['map', "missing required argument 'path'"],
  ['explain good --from shop/web', "required option '--to <end>' not specified"],
  ['explain good --from shop/web --to shop/api --port 70000', "option '--port <port>' argument '70000' is invalid."],
  ['explain good --from 10.0.0.0/40 --to shop/api', "option '--from <end>' argument '10.0.0.0/40' is invalid."],
  ['diff good', "missing required argument 'after'"],
  ['diff - -', "only one of the two can be standard input, '-'"],
  ['diff good good --fail-on new', "option '--fail-on <changes>' argument 'new' is invalid."],
] as const;

test.each(misuses)('netpol %s is a misuse', async (line, words) => {
  const { exitCode, said } = await answerTo(line);
  expect(exitCode).toBe(2);
  expect(said).toContain(`error: ${words}`);
  expect(said).toMatch(new RegExp(`^\\(see \`netpol ${line.split(' ')[0]} --help\`\\)$`, 'm'));
});

test.each(['map', 'explain', 'diff'])(
  'netpol %s --help has examples, the exit codes and every switch',
  async (command) => {
    const { exitCode, said } = await answerTo(`${command} --help`);
    expect(exitCode).toBe(0);
    expect(said).toContain(`Examples:\n  $ netpol ${command} `);
    expect(said).toContain('Exit codes: 0 ');
    for (const flag of ['--format', '--output', '--strict', '--pod-cidr', '--pod-to-own-node'])
      expect(said).toContain(flag);
  },
);
