import type { Finding, Severity } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { ReadingProblem, ReadingProblemId } from './reading-problem';

/** What a finding says beside what was found. */
interface FindingText {
  readonly code: string;
  readonly severity: Severity;
  readonly headline: string;
  readonly why: string;
  readonly help: string;
}

const LEFT_OUT = 'the document is left out, so every policy and every pod in it is missing from the verdicts';

const TEXTS: Readonly<Record<ReadingProblemId, FindingText>> = {
  'unreadable-document': {
    code: 'NP001',
    severity: 'error',
    headline: 'the document cannot be read',
    why: LEFT_OUT,
    help: 'correct the document; `kubectl apply --dry-run=client -f` on it says what kubectl makes of it',
  },
  'helm-template': {
    code: 'NP002',
    severity: 'error',
    headline: 'the document is a Helm template, and not a manifest',
    why: LEFT_OUT,
    help: 'render the chart first, and give the result: `helm template CHART > rendered.yaml`',
  },
  'duplicate-key': {
    code: 'NP003',
    severity: 'error',
    headline: 'a key is written twice in one map',
    why: `one of the two values would be dropped without a word; ${LEFT_OUT}`,
    help: 'remove one of the two keys, or make one entry of both',
  },
  'not-an-object': {
    code: 'NP004',
    severity: 'error',
    headline: 'the document holds something that is no Kubernetes object',
    why: 'kubectl refuses it; it is left out of every verdict',
    help: 'write one object for each document, or the items of a `List`',
  },
  'nested-too-deep': {
    code: 'NP005',
    severity: 'error',
    headline: 'the document is nested too deep to be read',
    why: LEFT_OUT,
    help: 'check where the document comes from: no Kubernetes object is nested so deep',
  },
  'excessive-aliases': {
    code: 'NP006',
    severity: 'error',
    headline: 'the aliases of the document stand for too much to be read',
    why: LEFT_OUT,
    help: 'write out what the aliases stand for',
  },
  'no-kind': {
    code: 'NP007',
    severity: 'warning',
    headline: 'an object does not say what it is',
    why: 'kubectl refuses it; it is skipped here, so it is missing from the verdicts',
    help: 'write `apiVersion` and `kind`, or keep the file away from the manifests',
  },
};

/** The finding for a problem that was met while a text was read. */
export function readingFinding({ id, found, expected, help }: ReadingProblem, origin: Origin): Finding {
  const { code, severity, headline, why, help: usualHelp } = TEXTS[id];
  return { code, id, severity, headline, where: { origin }, found, expected, why, help: help ?? usualHelp };
}
