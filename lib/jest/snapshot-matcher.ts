import { NotUnderstood } from '../inquiry/not-understood';
import { mapOf } from '../reachability';
import { reachabilityText } from '../report/reachability-text';
import type { AskedCluster } from './asked-cluster';
import { askedSubject } from './asked-subject';
import { matcher, type Answer } from './matcher';
import { runnersExpect, type RunnerExpect } from './runner';

/** A table in a snapshot: printed as it is, where a text would stand in quotes. */
class ReachabilityTable {
  constructor(readonly text: string) {}
}

const tableSerializer = {
  test: (value: unknown): boolean => value instanceof ReachabilityTable,
  serialize: ({ text }: ReachabilityTable): string => text,
};

/** The first line of the runner's own message. */
const RUNNERS_HINT = /^[^\n]*toMatchSnapshot[^\n]*\n+/;

const serializing = new WeakSet<RunnerExpect>();

function tableOf({ name, shownWorld }: AskedCluster): string {
  const world = shownWorld();
  const table = [...reachabilityText(world, mapOf(world, { governedOnly: true }))].join('\n');
  return name === '' ? table : `cluster ${name}\n\n${table}`;
}

/** The failures of snapshots that a runner keeps for the end of the test. */
function keptFailures(expect: RunnerExpect): readonly Error[] {
  return expect.getState?.().suppressedErrors ?? [];
}

/**
 * Compares with the snapshot, as the runner does it, and takes back what that leaves in the runner: it is one expectation
 * of the test, and its failure is ours to tell.
 *
 * @returns why it failed; undefined where it did not
 */
function compare(expect: RunnerExpect, table: ReachabilityTable, hint: string | undefined): Error | undefined {
  const { assertionCalls } = expect.getState?.() ?? {};
  const before = keptFailures(expect);
  const count = before.length;
  try {
    if (hint === undefined) expect(table).toMatchSnapshot();
    else expect(table).toMatchSnapshot(hint);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    if (assertionCalls !== undefined) expect.setState?.({ assertionCalls });
  }
  const failure = keptFailures(expect)[count];
  if (failure) expect.setState?.({ suppressedErrors: keptFailures(expect).slice(0, count) });
  return failure;
}

/** What Vitest leaves in an error, for a difference that it shows below the message. */
function differenceIn(failure: Error | undefined): Pick<Answer, 'actual' | 'expected'> {
  if (!failure || !('actual' in failure && 'expected' in failure)) return {};
  return { actual: failure.actual, expected: failure.expected };
}

function ask(received: unknown, [hint]: readonly unknown[], isNot: boolean): Answer {
  if (isNot) throw new NotUnderstood('A table cannot be expected to differ from its snapshot: leave out `.not`.');
  const subject = askedSubject(received);
  const expect = runnersExpect();
  if (!expect) {
    throw new NotUnderstood('There is no `expect` to keep snapshots: register it with `registerOn(expect)` first.');
  }
  if (!serializing.has(expect)) {
    serializing.add(expect);
    expect.addSnapshotSerializer?.(tableSerializer);
  }
  const text = subject.clusters.map(tableOf).join('\n\n');
  const failure = compare(expect, new ReachabilityTable(text), typeof hint === 'string' ? hint : undefined);
  return {
    pass: failure === undefined,
    subject: subject.word,
    message: () => failure?.message.replace(RUNNERS_HINT, '') ?? '',
    ...differenceIn(failure),
  };
}

/** The table of connections is the one of the snapshot. */
export const toMatchReachabilitySnapshot = matcher('toMatchReachabilitySnapshot', 'hint?', ask);
