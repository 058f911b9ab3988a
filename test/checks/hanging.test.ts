/** How findings leave the process: as errors of the synthesis, as text on standard error, or as a report. */
import { Chart, Testing, type App } from 'cdk8s';
import { CHECKS_VARIABLE } from '../../lib/checks/circumstances';
import { hangChecks, REPORT_VARIABLE } from '../../lib/checks/hanging';
import type { SynthesisReport } from '../../lib/checks/synthesis-report';
import { allow } from '../../lib/dsl/allow';
import { DefaultDeny } from '../../lib/dsl/default-deny';
import { NetworkPolicy } from '../../lib/dsl/network-policy';
import { Workload } from '../../lib/dsl/workload';

interface Run {
  /** The message of the error that stops the synthesis; undefined where nothing does. */
  readonly thrown: string | undefined;
  readonly stderr: readonly string[];
  readonly files: Readonly<Record<string, SynthesisReport>>;
}

/** Synthesizes programs as in a process with this environment. */
function run(environment: Record<string, string>, program: (app: App) => void, times = 1): Run {
  const stderr: string[] = [];
  const files: Record<string, SynthesisReport> = {};
  hangChecks({
    environment,
    root: process.cwd(),
    colour: false,
    writeError: (text) => stderr.push(text),
    writeFile: (file, text) => (files[file] = JSON.parse(text) as SynthesisReport),
  });
  const app = Testing.app();
  program(app);
  try {
    for (let count = 0; count < times; count++) app.synthYaml();
  } catch (error) {
    return { thrown: (error as Error).message, stderr, files };
  }
  return { thrown: undefined, stderr, files };
}

function headings(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n').filter((line) => /^(error|warning|info)\[|^NETPOL/.test(line)));
}

/** An app with a warning, and an error that is an opinion: it opens what it says nobody may open. */
function openApp(app: App): void {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  allow(web).to(web).on(80);
}

function refusedApp(app: App): void {
  openApp(app);
  const chart = new Chart(app, 'more', { namespace: 'more' });
  new NetworkPolicy(chart, 'refused', { metadata: { name: 'No!' }, spec: { podSelector: {} } });
}

function warnedApp(app: App): void {
  openApp(app);
  new DefaultDeny(new Chart(app, 'more', { namespace: 'more' }), 'default-deny');
}

const ZERO = 'error[NP104 zero-policies]: this app writes no NetworkPolicy at all';
const IDLE = 'warning[NP213 rule-without-effect]: `shop/web -> shop/web` has no effect';

test('errors stop the synthesis with their whole text, and warnings go to standard error', () => {
  const { thrown, stderr } = run({}, openApp);
  expect(thrown).toContain(ZERO);
  expect(thrown).toContain('help      add `new DefaultDeny');
  expect(headings(stderr)).toEqual([IDLE]);
});

test('a warning is printed once, however often the app synthesizes', () => {
  const { thrown, stderr } = run({}, warnedApp, 3);
  expect(thrown).toBeUndefined();
  expect(headings(stderr)).toEqual([IDLE]);
});

test('what only tells never stops a synthesis, and is printed once like a warning', () => {
  const { thrown, stderr } = run(
    {},
    (app) => {
      const chart = new Chart(app, 'shop', { namespace: 'shop' });
      new Workload(chart, 'web', { labels: { app: 'web' } });
      new DefaultDeny(chart, 'default-deny', { preview: true });
    },
    2,
  );
  expect(thrown).toBeUndefined();
  expect(headings(stderr)).toEqual(['info[NP230 deny-preview]: `shop/default-deny` would close 2 connections']);
});

test('an emergency lets opinions through, and says so first', () => {
  const { thrown, stderr } = run({ [CHECKS_VARIABLE]: 'warn' }, openApp);
  expect(thrown).toBeUndefined();
  expect(headings(stderr)).toEqual([
    'NETPOL_CHECKS=warn: 1 error does not stop this synthesis. What is written does not do what the app says.',
    ZERO,
    IDLE,
  ]);
});

test('no emergency lets through what the API server would refuse', () => {
  const { thrown, stderr } = run({ [CHECKS_VARIABLE]: 'warn' }, refusedApp);
  expect(thrown).toContain('error[NP101 refused-by-api-server]: the API server would refuse');
  expect(headings(stderr)).toEqual([IDLE]);
});

test.each(['off', 'WARN'])('NETPOL_CHECKS=%s stops nothing from being stopped, and is an error itself', (value) => {
  const { thrown } = run({ [CHECKS_VARIABLE]: value }, openApp);
  expect(thrown).toContain(ZERO);
  expect(thrown).toContain('error[NP040 invalid-configuration]: `NETPOL_CHECKS` says nothing');
});

test('under the bare cdk8s CLI the errors are printed in full, and the error of the synthesis is short', () => {
  const { thrown, stderr } = run({ CDK8S_OUTDIR: 'dist' }, openApp);
  expect(headings(stderr)).toEqual([IDLE, ZERO]);
  expect(thrown).toContain('[cdk8s-netpol] NP104 zero-policies: this app writes no NetworkPolicy at all');
  expect(thrown).not.toContain('help');
});

test('where a report is asked for, findings are in the report and nowhere else', () => {
  const { thrown, stderr, files } = run({ [REPORT_VARIABLE]: 'report.json' }, openApp);
  expect(thrown).toContain('NP104');
  expect(stderr).toEqual([]);
  const { errors, warnings, clusters } = files['report.json'] as SynthesisReport;
  expect({ errors: errors.map(({ id }) => id), warnings: warnings.map(({ id }) => id), clusters }).toEqual({
    errors: ['zero-policies'],
    warnings: ['rule-without-effect'],
    clusters: [],
  });
});

test('the report of a synthesis that goes through tells of each cluster', () => {
  const { thrown, files } = run({ [REPORT_VARIABLE]: 'report.json' }, warnedApp);
  expect(thrown).toBeUndefined();
  expect(files['report.json']?.clusters.map(({ name, policies }) => ({ name, policies }))).toEqual([
    { name: '', policies: 1 },
  ]);
});
