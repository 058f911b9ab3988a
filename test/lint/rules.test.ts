import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Configuration } from '../../lib/lint/configuration/configuration';
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

/** Some rules are off unless somebody asks for them. */
function ownLevel({ id, severity, levels }: Rule): Configuration['rules'] {
  return levels?.recommended === 'off' ? { [id]: severity } : {};
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
  '%s finds its bad example: one root cause is one finding',
  (_, rule) => {
    const findings = findingsOf(rule.bad, ownLevel(rule)).map(({ code, id, severity }) => ({ code, id, severity }));
    expect(findings).toEqual([{ code: rule.code, id: rule.id, severity: rule.severity }]);
  },
);

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  'nothing at all is found in the good example of %s',
  (_, rule) => {
    expect(findingsOf(rule.good, ownLevel(rule))).toEqual([]);
  },
);
