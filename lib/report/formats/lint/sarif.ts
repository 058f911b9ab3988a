import type { Finding } from '../../../diagnostics/finding';
import { fileInRepository, type DescribedRule, type LintReport } from '../../lint-report';
import type { Format } from '../format';

const LEVELS: Readonly<Record<Finding['severity'], string>> = { error: 'error', warning: 'warning', info: 'note' };

/** A path as a relative reference of a URI: each name by itself, and halves of characters as what stands for them. */
function uriOf(file: string): string {
  const path = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function messageOf({ headline, found, expected, why, help }: Finding): string {
  return [
    headline,
    ...(found === undefined ? [] : [`Found: ${found}`]),
    ...(expected === undefined ? [] : [`Expected: ${expected}`]),
    `Why: ${why}`,
    `Help: ${help}`,
  ]
    .map(sentence)
    .join('\n');
}

/** Code scanning takes no result without a file: what is in none is about the folder, or came from standard input. */
function artifactOf({ origin }: Finding['where'], report: LintReport) {
  const place = origin && fileInRepository({ origin }, report);
  if (!place) return { uri: origin ? 'stdin' : '.' };
  return { uri: uriOf(place.file), ...(!place.file.startsWith('/') && { uriBaseId: '%SRCROOT%' }) };
}

function locationOf({ where }: Finding, report: LintReport) {
  const { origin } = where;
  const name = [where.path, where.field].filter(Boolean).join(' ');
  return {
    physicalLocation: {
      artifactLocation: artifactOf(where, report),
      ...(origin && { region: { startLine: origin.line, startColumn: origin.column } }),
    },
    ...(name && { logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }] }),
  };
}

function describedRule({ code, id, severity, summary, why }: DescribedRule) {
  const description = `${summary} Why it matters: ${sentence(why)}`;
  return {
    id: code,
    name: id,
    shortDescription: { text: summary },
    fullDescription: { text: description },
    help: { text: `${description}\n\n\`netpol lint --explain ${id}\` says more.` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** What findings are of that no rule makes, such as a document that cannot be read: its id says it in words. */
function undescribedRule({ code, id, severity }: Finding) {
  const words = id.replaceAll('-', ' ');
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return { id: code, name: id, shortDescription: { text }, defaultConfiguration: { level: LEVELS[severity] } };
}

type SarifRule = ReturnType<typeof describedRule> | ReturnType<typeof undescribedRule>;

/** All that there is something to say about, each once: the rules that ran, and whatever else findings are of. */
function rulesOf({ findings, acknowledged, rules }: LintReport): SarifRule[] {
  const known = new Map<string, SarifRule>(rules.map((rule) => [rule.code, describedRule(rule)]));
  for (const finding of [...findings, ...acknowledged.map((one) => one.finding)]) {
    if (!known.has(finding.code)) known.set(finding.code, undescribedRule(finding));
  }
  return [...known.values()];
}

/** What stays the same when lines move, so that a finding is known again. */
function fingerprintOf({ code, headline, where }: Finding): string {
  return [code, where.path, where.field, headline].filter(Boolean).join(' ');
}

function* lines(report: LintReport): Generator<string> {
  const rules = rulesOf(report);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const resultOf = (finding: Finding, suppression?: object) => ({
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code) ?? -1,
    level: LEVELS[finding.severity],
    message: { text: messageOf(finding) },
    locations: [locationOf(finding, report)],
    partialFingerprints: { 'netpolFinding/v1': fingerprintOf(finding) },
    ...(suppression && { suppressions: [suppression] }),
  });
  const results = [
    ...report.findings.map((finding) => resultOf(finding)),
    ...report.acknowledged.map(({ finding, acknowledgement: { reason } }) =>
      resultOf(finding, { kind: 'inSource', status: 'accepted', justification: reason }),
    ),
  ];
  const driver = {
    name: 'cdk8s-netpol',
    version: report.version,
    semanticVersion: report.version,
    rules,
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  yield `${JSON.stringify(log, null, 2)}\n`;
}

/** For code scanning: SARIF 2.1.0, with the rules, the places, and what was acknowledged. */
export const sarif: Format<LintReport> = { id: 'sarif', extension: 'sarif', render: lines };
