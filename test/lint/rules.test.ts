import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { RULES } from '../../lib/lint/rules';
import type { Rule } from '../../lib/lint/rule';
import { findingsOf } from './example-program';

const FOLDER = path.join(__dirname, '../../lib/lint/rules');

const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => file.replace(/\.ts$/, ''));

function ruleOf(file: string): Rule {
  const exported = Object.values(jest.requireActual<Record<string, Rule>>(path.join(FOLDER, file)));
  const [rule, ...others] = exported;
  if (!rule || others.length > 0) throw new TypeError(`${file} has to export one rule`);
  return rule;
}

test.each(FILES)('the rule of %s is registered under the name of its file', (file) => {
  const rule = ruleOf(file);
  expect(RULES).toContain(rule);
  expect(rule.id).toBe(path.basename(file));
});

test('every rule that is registered has a file of its own', () => {
  expect(RULES.map(({ id }) => id).sort()).toEqual(FILES.map((file) => path.basename(file)).sort());
});

test('no two rules have one id or one code', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
});

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s says what it finds and why in one sentence each',
  (_, rule) => {
    expect(rule.code).toMatch(/^NP[1-9]\d\d$/);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.why).toMatch(/^[a-z].*[^.]$/);
  },
);

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s finds its bad example, and no error but itself',
  (_, rule) => {
    const findings = findingsOf(rule.bad);
    expect(findings.map(({ id }) => id)).toContain(rule.id);
    expect(findings.filter(({ id, severity }) => severity === 'error' && id !== rule.id)).toEqual([]);
    const { code, severity } = findings.find(({ id }) => id === rule.id) ?? {};
    expect({ code, severity }).toEqual({ code: rule.code, severity: rule.severity });
  },
);

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  'nothing at all is found in the good example of %s',
  (_, rule) => {
    expect(findingsOf(rule.good)).toEqual([]);
  },
);
