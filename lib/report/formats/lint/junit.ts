import type { Finding } from '../../../diagnostics/finding';
import { visibleFinding, visibleText } from '../../../diagnostics/visible-text';
import { findingText } from '../../finding-text';
import { fileOf, type DescribedRule, type LintReport } from '../../lint-report';
import { xmlTag, xmlText } from '../../xml';
import type { Format } from '../format';

/** A case: a finding, or that a rule has found nothing. */
interface Case {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly body: string;
  readonly result: 'passed' | 'failed' | 'skipped';
}

function placeOf({ where }: Finding, root: string): Readonly<Record<string, string | number>> {
  const place = fileOf(where, root);
  return place ? { file: place.file, line: place.line } : {};
}

/** The case of a finding: what does not fail the run is no failure, and stands beside a test that passes. */
function caseOf(finding: Finding, { root, warningsFail }: LintReport): Case {
  const { code, severity, headline } = visibleFinding(finding);
  const text = xmlText(findingText(finding, { root, colour: false }));
  const one = { name: headline, attributes: placeOf(visibleFinding(finding), root) };
  if (severity === 'info' || (severity === 'warning' && !warningsFail)) {
    return { ...one, body: `<system-out>${text}</system-out>`, result: 'passed' };
  }
  const tag = xmlTag('failure', { type: `${severity} ${code}`, message: headline });
  return { ...one, body: `${tag}${text}</failure>`, result: 'failed' };
}

function suiteOf(rule: Pick<DescribedRule, 'code' | 'id'>, cases: readonly Case[]): string {
  const count = (result: Case['result']): number => cases.filter((one) => one.result === result).length;
  const name = `${rule.code} ${rule.id}`;
  const numbers = { tests: cases.length, failures: count('failed'), errors: 0, skipped: count('skipped') };
  const lines = cases.map(
    (one) =>
      `    ${xmlTag('testcase', { name: one.name, classname: rule.id, ...one.attributes })}${one.body}</testcase>\n`,
  );
  return `  ${xmlTag('testsuite', { name, ...numbers })}\n${lines.join('')}  </testsuite>\n`;
}

function* lines(report: LintReport): Generator<string> {
  const { findings, acknowledged, rules, root } = report;
  const suites = new Map<string, { rule: Pick<DescribedRule, 'code' | 'id'>; cases: Case[] }>();
  for (const rule of rules) suites.set(rule.id, { rule, cases: [] });
  const casesOf = ({ id, code }: Finding): Case[] => {
    const suite = suites.get(id) ?? { rule: { id, code }, cases: [] };
    suites.set(id, suite);
    return suite.cases;
  };
  for (const finding of findings) casesOf(finding).push(caseOf(finding, report));
  for (const { finding, acknowledgement } of acknowledged) {
    const visible = visibleFinding(finding);
    const tag = xmlTag('skipped', { message: visibleText(acknowledgement.reason) });
    casesOf(finding).push({
      name: visible.headline,
      attributes: placeOf(visible, root),
      body: `${tag}</skipped>`,
      result: 'skipped',
    });
  }
  for (const { rule, cases } of suites.values()) {
    if (cases.length === 0) cases.push({ name: rule.id, attributes: {}, body: '', result: 'passed' });
  }
  const all = [...suites.values()].flatMap(({ cases }) => cases);
  const count = (result: Case['result']): number => all.filter((one) => one.result === result).length;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const numbers = { tests: all.length, failures: count('failed'), errors: 0, skipped: count('skipped') };
  yield `${xmlTag('testsuites', { name: 'netpol lint', ...numbers })}\n`;
  for (const { rule, cases } of suites.values()) yield suiteOf(rule, cases);
  yield '</testsuites>\n';
}

/**
 * For CI servers: JUnit XML with a suite for each rule; one that has found nothing is a test that passes. A test fails
 * where the finding fails the run.
 */
export const junit: Format<LintReport> = { id: 'junit', extension: 'xml', render: lines };
