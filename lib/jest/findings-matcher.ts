import { circumstancesFrom } from '../checks/circumstances';
import { examine } from '../checks/examination';
import type { Finding } from '../diagnostics/finding';
import { nearest } from '../diagnostics/nearest';
import { registryOf } from '../dsl';
import { findConfiguration, readConfigurationFile } from '../files/configuration-file';
import { NotUnderstood } from '../inquiry/not-understood';
import { readSubject } from '../inquiry/subject';
import { canonicalId, opinionIds } from '../lint/finding-ids';
import { lintManifests } from '../lint/manifests/lint-manifests';
import { clusterOf } from '../manifests/cluster-reading';
import { worldOf } from '../reachability';
import { matcher, type Answer } from './matcher';
import type { FindingsOptions } from './matcher-types';
import { findingsText, verdictLines } from './message';

/** The configuration of the project whose tests run, and the day; as a synthesis has them. */
const circumstances = circumstancesFrom({
  environment: process.env,
  today: () => new Date().toISOString().slice(0, 10),
  configuration: (file) => (file === undefined ? findConfiguration(process.cwd()) : readConfigurationFile(file)),
});

/** What the checks find in a subject, and what that is called. */
function findingsOf(received: unknown): { readonly subject: string; readonly findings: readonly Finding[] } {
  const read = readSubject(received);
  const around = circumstances();
  if (read.kind === 'construct') {
    return { subject: 'app', findings: examine(registryOf(read.construct), around).findings };
  }
  const reading = clusterOf(read.manifests);
  const { configuration, today, findings: before = [] } = around;
  const { findings } = lintManifests(reading, worldOf(reading.cluster), {
    ...(configuration && { configuration }),
    ...(today !== undefined && { today }),
    found: read.warnings,
  });
  return { subject: 'manifests', findings: [...before, ...findings] };
}

function counted(findings: readonly Finding[]): string {
  return findings.length === 1 ? 'one finding' : `${findings.length} findings`;
}

/** The ids and codes that are expected. @throws NotUnderstood for options of another shape */
function exceptionsIn(options: unknown): readonly string[] {
  const given: unknown = options ?? {};
  const { except = [], ...others } = typeof given === 'object' ? (given as FindingsOptions) : { except: given };
  const isList = Array.isArray(except) && except.every((one) => typeof one === 'string');
  if (isList && Object.keys(others).length === 0) return except;
  throw new NotUnderstood(
    `What is expected is a list of ids or codes, as in \`toHaveNoFindings({ except: ['half-edge'] })\`.`,
  );
}

/** @throws NotUnderstood for an exception that excepts nothing: it would pass over the next finding of its kind */
function refuseUnused(exceptions: readonly string[], findings: readonly Finding[]): void {
  for (const exception of exceptions) {
    const id = canonicalId(exception);
    if (findings.some((finding) => isOf(finding, id))) continue;
    const ids = [...opinionIds(), ...findings.map((finding) => finding.id)];
    const meant = ids.includes(id) ? undefined : nearest(id, ids);
    throw new NotUnderstood(
      `There is no finding '${exception}' that could be excepted: ` +
        (meant === undefined ? 'delete it from `except`.' : `did you mean '${meant}'?`),
    );
  }
}

function isOf({ id, code }: Finding, exception: string): boolean {
  return id === exception || code === exception.toUpperCase();
}

function ask(received: unknown, [options]: readonly unknown[]): Answer {
  const exceptions = exceptionsIn(options);
  const { subject, findings } = findingsOf(received);
  refuseUnused(exceptions, findings);
  const expected = exceptions.map(canonicalId);
  const found = findings.filter((finding) => !expected.some((exception) => isOf(finding, exception)));
  const negated = {
    found: 'no finding',
    expected: 'one or more',
    help: 'correct the expectation, or look at what no longer is a finding',
  };
  return {
    pass: found.length === 0,
    subject,
    message: () => (found.length > 0 ? `${counted(found)}:\n\n${findingsText(found)}` : verdictLines(negated, [])),
  };
}

/** The checks find nothing, but for what is excepted. */
export const toHaveNoFindings = matcher('toHaveNoFindings', 'options?', ask);
