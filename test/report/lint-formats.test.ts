/** What is found in manifests, in every format: golden texts, and what no text may break. */
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lib/diagnostics/finding';
import { LINT_FORMATS } from '../../lib/report/formats';
import type { AcknowledgedInReport, LintReport } from '../../lib/report/lint-report';

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

const ROOT = join(__dirname, '..', '..');

/** The schema is of draft 4, and uses nothing that draft 7 reads otherwise but the name of its own address. */
const { $schema: _, id: __, ...draft } = sarifSchema as Readonly<Record<string, unknown>>;
const validSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(draft);
const validJson = new Ajv2020({ strict: true }).compile(
  JSON.parse(readFileSync(join(ROOT, 'schemas', 'lint.json'), 'utf8')) as object,
);

async function written(id: string, report: LintReport): Promise<string> {
  const format = await LINT_FORMATS[id]?.();
  if (!format) throw new Error(`no format ${id}`);
  return [...format.render(report)].join('');
}

const blocked: Finding = {
  code: 'NP302',
  id: 'dns-blocked',
  severity: 'error',
  headline: '`shop/web` may open connections, but cannot look up names',
  where: { path: 'shop/web', origin: { file: '/work/shop/a b,c:d%.yaml', line: 5, column: 3 }, field: 'spec.egress' },
  found: 'TCP 53 is denied',
  expected: 'it is allowed',
  why: 'every connection by name would hang',
  help: 'open it',
  trace: [{ side: 'egress from shop/web', verdict: 'denied', because: 'isolated by shop/deny' }],
};
const warned: Finding = {
  code: 'NP105',
  id: 'not-judged',
  severity: 'warning',
  headline: '`Cilium<>&"\'|*` `one` changes who can reach whom, and is not judged',
  where: { path: 'one', origin: { file: '<stdin>', line: 9, column: 1 } },
  why: 'its verdicts\nmay not hold',
  help: 'read them with that in mind',
};
const told: Finding = {
  code: 'NP999',
  id: 'of-a-test',
  severity: 'info',
  headline: 'a preview',
  where: {},
  why: 'it only tells',
  help: 'nothing',
  binding: true,
};
const acknowledged: AcknowledgedInReport = {
  finding: { ...warned, where: { path: 'two', origin: { file: 'relative/b.yaml', line: 1, column: 1 } } },
  acknowledgement: { reason: 'it is <ours> & known', until: '2027-01-31', place: () => ({}) },
};
const rule = (code: string, id: string) => ({
  code,
  id,
  severity: 'error' as const,
  summary: `About ${id}.`,
  why: 'so',
});

const EXAMPLE: LintReport = {
  findings: [blocked, warned, told],
  acknowledged: [acknowledged],
  rules: [rule('NP302', 'dns-blocked'), rule('NP301', 'allowed-but-denied')],
  version: '1.2.3',
  root: '/work/shop',
  repository: '/work/shop',
  warningsFail: false,
  colour: false,
};
const NOTHING: LintReport = { ...EXAMPLE, findings: [], acknowledged: [] };

test('the formats are one file each, and all of them are registered', () => {
  const files = readdirSync(join(ROOT, 'lib', 'report', 'formats', 'lint')).map((file) => file.replace(/\.ts$/, ''));
  expect(Object.keys(LINT_FORMATS).sort()).toEqual(files.sort());
});

test.each(Object.keys(LINT_FORMATS))('%s goes by its own name', async (id) => {
  expect((await LINT_FORMATS[id]?.())?.id).toBe(id);
});

test.each(Object.keys(LINT_FORMATS))('the example in %s', async (id) => {
  expect(await written(id, EXAMPLE)).toMatchSnapshot();
});

test.each(Object.keys(LINT_FORMATS))('nothing at all in %s', async (id) => {
  expect(await written(id, NOTHING)).toMatchSnapshot();
});

test.each([
  ['the example', EXAMPLE],
  ['nothing', NOTHING],
])('%s is SARIF 2.1.0 by the official schema', async (_name, report) => {
  expect(validSarif(JSON.parse(await written('sarif', report))) ? [] : validSarif.errors).toEqual([]);
});

test('the official schema refuses what is no SARIF', async () => {
  const log = JSON.parse(await written('sarif', EXAMPLE)) as { runs: { results: { level: string }[] }[] };
  const [result] = log.runs[0]?.results ?? [];
  if (!result) throw new Error('the example has a result');
  result.level = 'grave';
  expect(validSarif(log)).toBe(false);
});

/** Any text at all, with what formats may stumble over made likely. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '`',
      '|',
      '%',
      '\n',
      '\r',
      ':',
      ',',
      '<',
      '&',
      ']]>',
      '\u0000',
      '\u001b[31m',
      '\u009b',
      '\u202e',
      '\t',
      '\ud800',
      '*',
      ' ',
    ),
  }),
);
const anyFinding: fc.Arbitrary<Finding> = fc.record(
  {
    code: fc.constantFrom('NP301', 'NP302', 'NP999'),
    id: fc.constantFrom('allowed-but-denied', 'dns-blocked', 'of-a-test'),
    severity: fc.constantFrom('error', 'warning', 'info'),
    headline: anyText,
    where: fc.record(
      {
        path: anyText,
        field: anyText,
        origin: fc.record({ file: anyText, line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) }),
      },
      { requiredKeys: [] },
    ),
    found: anyText,
    expected: anyText,
    why: anyText,
    help: anyText,
  },
  { requiredKeys: ['code', 'id', 'severity', 'headline', 'where', 'why', 'help'] },
);
const anyReport: fc.Arbitrary<LintReport> = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 4 }),
    silenced: fc.array(anyFinding, { maxLength: 2 }),
    reason: anyText,
  })
  .map(({ findings, silenced, reason }) => ({
    ...EXAMPLE,
    findings,
    acknowledged: silenced.map((finding) => ({ finding, acknowledgement: { reason, place: () => ({}) } })),
  }));

async function holds(check: (report: LintReport) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(anyReport, check), { numRuns: 200 });
}

test('whatever is in the findings, the JSON keeps its published contract', async () => {
  await holds(async (report) => {
    expect(validJson(JSON.parse(await written('json', report))) ? [] : validJson.errors).toEqual([]);
  });
});

test('whatever is in the findings, the SARIF is valid', async () => {
  await holds(async (report) => {
    expect(validSarif(JSON.parse(await written('sarif', report))) ? [] : validSarif.errors).toEqual([]);
  });
});

test('whatever is in the findings, each is one workflow command on one line', async () => {
  await holds(async (report) => {
    const lines = (await written('github', report)).split(/[\r\n]/).slice(0, -1);
    expect(lines).toHaveLength(report.findings.length);
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning|notice) (file=[^,:]*,line=\d+,col=\d+,)?title=[^,:]*::/);
  });
});

test('whatever is in the findings, the table has one row for each', async () => {
  await holds(async (report) => {
    const rows = (await written('md', report)).split('\n').filter((line) => line.startsWith('| '));
    expect(rows).toHaveLength(report.findings.length === 0 ? 0 : report.findings.length + 2);
  });
});

/** Reads XML as far as it is needed to see that it is well-formed: tags that close, and nothing that must be escaped. */
function tagsOf(xml: string): string[] {
  // What XML 1.0 forbids cannot be escaped either.
  for (const character of xml) {
    const code = character.codePointAt(0) ?? 0;
    const isForbidden =
      (code < 0x20 && ![9, 10, 13].includes(code)) || (code >= 0xd800 && code < 0xe000) || code === 0xffff;
    if (isForbidden) throw new Error(`U+${code.toString(16)} is in the document`);
  }
  const open: string[] = [];
  const tags: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<&]*(?:&[a-z#0-9]+;[^"<&]*)*")*)>/g, (_all, end: string, name: string) => {
      if (end === '') open.push(name);
      else if (open.pop() !== name) throw new Error(`</${name}> closes another tag`);
      tags.push(`${end}${name}`);
      return '';
    });
  if (open.length > 0) throw new Error(`<${open.join('>, <')}> stay open`);
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(rest)) throw new Error(`not escaped: ${rest}`);
  return tags;
}

test('whatever is in the findings, the JUnit report is well-formed, with a case for each', async () => {
  await holds(async (report) => {
    const tags = tagsOf(await written('junit', report));
    const count = (name: string) => tags.filter((tag) => tag === name).length;
    expect(count('failure')).toBe(report.findings.filter(({ severity }) => severity === 'error').length);
    expect(count('skipped')).toBe(report.acknowledged.length);
  });
});

test('in the JUnit report a test fails where its finding fails the run', async () => {
  const failures = async (warningsFail: boolean) =>
    tagsOf(await written('junit', { ...EXAMPLE, warningsFail })).filter((tag) => tag === 'failure').length;
  expect([await failures(false), await failures(true)]).toEqual([1, 2]);
});

/** What a terminal, or the log of a CI server, would obey; line breaks are ours. */
const OBEYED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const TEXT_FORMATS = ['text', 'github', 'junit', 'md'];

test.each(TEXT_FORMATS)('whatever is in the findings, %s holds nothing that a terminal would obey', async (id) => {
  await holds(async (report) => {
    const lines = (await written(id, report)).split('\n');
    expect(lines.filter((line) => OBEYED.test(line))).toEqual([]);
  });
});

test('whatever is in the findings, each line of the text is one of ours', async () => {
  await holds(async (report) => {
    const lines = (await written('text', report)).split('\n');
    const ours =
      /^(|(error|warning|info)\[NP\d{3} [a-z-]+\]: .*| {2}(-->|found|expected|trace|shows|why|help) .*| {6}.*|.*\d (errors?|warnings?|infos?).*|nothing found.*)$/u;
    expect(lines.filter((line) => !ours.test(line))).toEqual([]);
  });
});

test('a name that is a command of GitHub Actions is no command', async () => {
  const report = { ...EXAMPLE, findings: [{ ...told, headline: 'Pod `x\n::stop-commands::pwn\u001b[2J\0`' }] };
  for (const id of TEXT_FORMATS) expect(await written(id, report)).not.toMatch(/^::stop-commands/m);
  expect(await written('text', report)).toContain('Pod `x\\n::stop-commands::pwn\\x1b[2J\\x00`');
});

test.each([
  ['a.yaml', 'manifests/a.yaml'],
  ['./a.yaml', 'manifests/a.yaml'],
  ['../b.yaml', 'b.yaml'],
  ['/work/shop/manifests/c.yaml', 'manifests/c.yaml'],
  ['../../elsewhere/d.yaml', '/work/elsewhere/d.yaml'],
])('%s in a folder of a repository is %s for those who show it beside the sources', async (file, seen) => {
  const finding = { ...told, where: { origin: { file, line: 1, column: 2 } } };
  const report = { ...NOTHING, root: '/work/shop/manifests', repository: '/work/shop', findings: [finding] };
  expect(await written('github', report)).toContain(`file=${seen},line=1`);
  const { runs } = JSON.parse(await written('sarif', report)) as { runs: { results: { locations: object[] }[] }[] };
  const uri = seen.startsWith('/') ? `file://${seen}` : seen;
  expect(runs[0]?.results[0]?.locations).toMatchObject([{ physicalLocation: { artifactLocation: { uri } } }]);
});
