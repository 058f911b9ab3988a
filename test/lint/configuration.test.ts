/** What a project says about the rules, and what is said where it says nothing that can be understood. */
import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lib/diagnostics/finding';
import { DEFAULT_CONFIGURATION, LEVELS, PRESETS, type Configuration } from '../../lib/lint/configuration/configuration';
import { readConfiguration } from '../../lib/lint/configuration/configuration-reading';
import { Levels, presetLevel } from '../../lib/lint/configuration/levels';
import { opinionIds } from '../../lib/lint/finding-ids';
import { RULES } from '../../lib/lint/rules';

const SCHEMA = join(__dirname, '..', '..', 'schemas', 'netpol.config.json');
const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

const read = (text: string) => readConfiguration({ file: 'netpol.config.json', text });

const GOOD: readonly (readonly [text: string, configuration: Configuration])[] = [
  ['{}', DEFAULT_CONFIGURATION],
  ['{ "preset": "strict" }', { preset: 'strict', rules: {} }],
  ['{ "rules": {} }', DEFAULT_CONFIGURATION],
  [
    '{ "$schema": "node_modules/cdk8s-netpol/schemas/netpol.config.json", "rules": { "dns-blocked": "off", "not-judged": "error" } }',
    { preset: 'recommended', rules: { 'dns-blocked': 'off', 'not-judged': 'error' } },
  ],
];

test.each(GOOD)('%s is a configuration, and editors take it for one', (text, configuration) => {
  expect(read(text)).toEqual({ configuration, findings: [] });
  expect(validate(JSON.parse(text))).toBe(true);
});

const BAD: readonly (readonly [text: string, place: string, found: string, help: string])[] = [
  ['{ "preset": "strickt" }', '1:3 preset', '`"strickt"`', 'did you mean `strict`?'],
  ['{ "preset": 1 }', '1:3 preset', '`1`', 'write one of `recommended`, `strict`, `compat`'],
  ['{\n  "rule": {}\n}', '2:3 rule', '`rule`', 'did you mean `rules`?'],
  ['{ "rules": [] }', '1:3 rules', '`[]`', 'write `{ "rules": { "dns-blocked": "warning" } }`'],
  ['{ "rules": {\n  "dns-bloked": "off" } }', '2:3 rules.dns-bloked', '`dns-bloked`', 'did you mean `dns-blocked`?'],
  ['{ "rules": { "dns-blocked": "warn" } }', '1:14 rules.dns-blocked', '`"warn"`', 'write one of'],
  ['{ "rules": { "dns-blocked": "warnin" } }', '1:14 rules.dns-blocked', '`"warnin"`', 'did you mean `warning`?'],
  ['{ "rules": { "dns-blocked": 2 } }', '1:14 rules.dns-blocked', '`2`', 'write one of'],
  ['[]', '1:1 ', '`[]`', 'write `{ "rules"'],
  ['null', '1:1 ', '`null`', 'write `{ "rules"'],
  [
    '{ "rules": { "refused-by-api-server": "off" } }',
    '1:14 rules.refused-by-api-server',
    '`refused-by-api-server`, which the API server decides',
    'correct the object: nothing silences what the API server refuses',
  ],
];

const placeText = ({ where: { origin, field = '' } }: Finding) => `${origin?.line}:${origin?.column} ${field}`;

test.each(BAD)('%j is an error at its place, with what to write instead', (text, place, found, help) => {
  const { configuration, findings } = read(text);
  expect(findings).toHaveLength(1);
  const [finding] = findings as [Finding];
  expect(finding).toMatchObject({ code: 'NP040', severity: 'error', found });
  expect(finding.help.startsWith(help)).toBe(true);
  expect(placeText(finding)).toBe(place);
  // What cannot be understood is as if nobody had written it.
  expect(configuration).toEqual(DEFAULT_CONFIGURATION);
  expect(validate(JSON.parse(text))).toBe(false);
});

test.each([
  ['{ "preset": }', '1:13 '],
  ['', 'undefined:undefined '],
  ['{ "preset": "strict", "preset": "strict" }', '1:23 '],
])('%j cannot be read, and says where', (text, place) => {
  const { findings } = read(text);
  expect(findings.map(({ code, id }) => `${code} ${id}`)).toEqual(['NP039 unreadable-configuration']);
  expect(placeText(findings[0] as Finding)).toBe(place);
});

test('a file that may not be read is an error with what the operating system says', () => {
  const { findings } = readConfiguration({ file: 'netpol.config.json', reason: 'EACCES: permission denied' });
  expect(findings).toMatchObject([{ code: 'NP039', found: 'EACCES: permission denied' }]);
});

test('of a package.json its own member counts, and lines are those of the whole file', () => {
  const text = '{\n  "name": "shop",\n  "netpol": {\n    "preset": "strickt"\n  }\n}';
  const { findings } = readConfiguration({ file: 'package.json', text, member: 'netpol' });
  expect(findings.map(placeText)).toEqual(['4:5 preset']);
  const other = readConfiguration({ file: 'package.json', text: '{}', member: 'netpol' });
  expect(other).toEqual({ configuration: DEFAULT_CONFIGURATION, findings: [] });
});

test.each(['NP302', 'dns-blocked'])('a rule may be named %s', (name) => {
  const text = `{ "rules": { "${name}": "off" } }`;
  expect(read(text)).toEqual({
    configuration: { preset: 'recommended', rules: { 'dns-blocked': 'off' } },
    findings: [],
  });
  expect(validate(JSON.parse(text))).toBe(true);
});

const finding = (id: string, severity: Finding['severity']): Finding => ({
  ...{ code: 'NP999', id, severity, headline: 'x', where: {}, why: 'y', help: 'z' },
});

describe('levels', () => {
  const rule = (levels: object) => ({ ...RULES[0], id: 'of-a-test', severity: 'warning', levels }) as never;

  test.each(PRESETS)('every rule has a level in %s', (preset) => {
    for (const one of RULES) expect(LEVELS).toContain(presetLevel(preset, one));
  });

  test('strict takes warnings for errors, and what only tells for warnings', () => {
    const levels = new Levels({ preset: 'strict', rules: {} }, RULES);
    const of = (severity: Finding['severity']) => levels.adjusted(finding('dns-blocked', severity))?.severity;
    expect([of('error'), of('warning'), of('info')]).toEqual(['error', 'error', 'warning']);
  });

  test('what a rule says about a preset wins over the preset, and the configuration over both', () => {
    const rules = [rule({ compat: 'error', recommended: 'off' })];
    const of = (configuration: Configuration) =>
      new Levels(configuration, rules).adjusted(finding('of-a-test', 'warning'))?.severity;
    expect(of({ preset: 'compat', rules: {} })).toBe('error');
    expect(of({ preset: 'recommended', rules: {} })).toBeUndefined();
    expect(of({ preset: 'recommended', rules: { 'of-a-test': 'info' } })).toBe('info');
  });

  test('a rule that is off need not run', () => {
    const levels = new Levels({ preset: 'recommended', rules: { 'dns-blocked': 'off' } }, RULES);
    expect(levels.isOn({ id: 'dns-blocked' })).toBe(false);
    expect(levels.isOn({ id: 'allowed-but-denied' })).toBe(true);
  });

  test('nothing changes what the API server refuses', () => {
    const levels = new Levels({ preset: 'recommended', rules: { 'refused-by-api-server': 'off' } }, RULES);
    const refused = { ...finding('refused-by-api-server', 'error'), binding: true };
    expect(levels.adjusted(refused)).toBe(refused);
  });
});

test('no id is the name of two kinds of findings', () => {
  expect(new Set(opinionIds()).size).toBe(opinionIds().length);
});
