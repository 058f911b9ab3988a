import { nearest, nearestFew } from '../diagnostics/nearest';
import type { RuleDescription } from './rule';
import { RULES } from './rules';

/** A kind of finding that no rule makes, and that is an opinion as those of rules are. */
export type OtherFinding = Pick<RuleDescription, 'code' | 'id' | 'severity' | 'summary' | 'why'>;

/** What is said about manifests as they are written, and about acknowledgements. */
export const OTHER_FINDINGS: readonly OtherFinding[] = [
  {
    code: 'NP008',
    id: 'yaml-surprise',
    severity: 'warning',
    summary: 'A number or a key is something else to YAML 1.1 than it looks like.',
    why: 'the cluster gets what YAML reads, not what the reader sees',
  },
  {
    code: 'NP034',
    id: 'no-policies',
    severity: 'warning',
    summary: 'There is no NetworkPolicy in what is linted.',
    why: 'without policies everyone reaches everyone',
  },
  {
    code: 'NP035',
    id: 'no-workloads',
    severity: 'warning',
    summary: 'There are policies in what is linted, and no pods.',
    why: 'most rules are about pods, so that they find nothing',
  },
  {
    code: 'NP049',
    id: 'unknown-annotation',
    severity: 'warning',
    summary: 'An annotation is named almost like one of this package, and says nothing.',
    why: 'what it is meant to say is said to nobody',
  },
  {
    code: 'NP105',
    id: 'not-judged',
    severity: 'warning',
    summary: 'An object changes who can reach whom, and no verdict takes it into account.',
    why: 'what is said about connections may not be what happens in the cluster',
  },
  {
    code: 'NP107',
    id: 'replicas-differ',
    severity: 'warning',
    summary: 'Pods of one owner have different labels, and policies tell them apart.',
    why: 'some replicas can be reached and others cannot, which shows only from time to time',
  },
  {
    code: 'NP111',
    id: 'warned-by-api-server',
    severity: 'warning',
    summary: 'The API server accepts an object with a warning.',
    why: 'a later Kubernetes version may refuse it',
  },
  {
    code: 'NP113',
    id: 'duplicate-object',
    severity: 'error',
    summary: 'An object is written twice; where both say the same it is a warning.',
    why: 'in the cluster the one that is applied last replaces the other',
  },
  {
    code: 'NP116',
    id: 'unused-acknowledgement',
    severity: 'warning',
    summary: 'An acknowledgement silences nothing.',
    why: 'it would silence the next finding of its kind, which nobody has looked at yet',
  },
  {
    code: 'NP230',
    id: 'deny-preview',
    severity: 'info',
    summary: 'A deny is only looked at: what it would close.',
    why: 'nothing of it is written, so that in the cluster all stays as it is',
  },
];

/** What the API server refuses: no level and no acknowledgement changes that. */
const BINDING: readonly string[] = ['refused-by-api-server', 'not-served'];

/** The ids of all findings that are opinions: each may be given a level, and may be acknowledged. */
export function opinionIds(): readonly string[] {
  return [...RULES, ...OTHER_FINDINGS].map(({ id }) => id).filter((id) => !BINDING.includes(id));
}

/** The id for an id or a code, such as `NP302`; of what is neither, what was given. */
export function canonicalId(word: string): string {
  const code = word.toUpperCase();
  return [...RULES, ...OTHER_FINDINGS].find((one) => one.code === code)?.id ?? word;
}

/** What is wrong with an id, and what to write instead. */
export interface IdProblem {
  readonly found: string;
  readonly expected: string;
  readonly help: string;
}

/** Why findings of this id, or code, can be given no level and cannot be acknowledged; undefined where they can. */
export function idProblem(word: string): IdProblem | undefined {
  const id = canonicalId(word);
  if (BINDING.includes(id)) {
    return {
      found: `\`${id}\`, which the API server decides`,
      expected: 'the id of a rule that is an opinion',
      help: 'correct the object: nothing silences what the API server refuses',
    };
  }
  const ids = opinionIds();
  if (ids.includes(id)) return undefined;
  const meant = nearest(id, ids);
  const near = `the nearest are ${nearestFew(id, ids, 3)
    .map((one) => `\`${one}\``)
    .join(', ')}`;
  return {
    found: `\`${id}\``,
    expected: 'the id of a rule, such as `dns-blocked`',
    help:
      meant === undefined ? `write an id that \`netpol lint --explain\` knows; ${near}` : `did you mean \`${meant}\`?`,
  };
}
