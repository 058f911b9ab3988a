import { RULES } from '../../lib/lint/rules';
import { OTHER_CHECKS, type OtherCheck } from './other-checks';
import { cell, pageHead, type Page } from './page';

const INTRODUCTION = `
What linters and benchmarks of others ask of network policies, and which rules here cover it. Theirs look at labels and
fields; the rules here look at what the policies of a whole cluster mean, so that they differ where it says so.

The preset \`compat\` turns on the rules that others ask for and that are off by default:

\`\`\`json
{ "preset": "compat" }
\`\`\`

What this package writes suits most of the others as it is: \`policyTypes\` are always written, the baseline is named
\`default-deny\`, selectors are plain labels where labels do, and each governed namespace has NetworkPolicies of its own.
Polaris wants one policy for each workload, which \`merge: 'workload'\` writes. \`internet()\` is all of IPv4 with
exceptions, which checks for \`0.0.0.0/0\` may take for all of it.
`;

function row({ tool, id, asks, rules, note }: OtherCheck): string {
  const links = rules.map((rule) => `[\`${rule}\`](rules/${rule}.md)`).join(', ');
  return `| ${tool} | ${cell(id)} | ${cell(asks)} | ${links || 'none'} | ${cell(note)} |`;
}

/** Rules of which none of the checks above is a part, nor could be. */
function onlyHere(): string {
  const covered = new Set(OTHER_CHECKS.flatMap(({ rules }) => rules));
  const others = RULES.filter(({ id, scope }) => scope === 'cluster' && !covered.has(id));
  return others.map(({ id, summary }) => `- [\`${id}\`](rules/${id}.md): ${summary}`).join('\n');
}

/** The page that says which of our rules covers each check of other linters. */
export const otherLintersPage: Page = {
  file: 'docs/other-linters.md',
  text: () =>
    [
      `${pageHead('Other linters')}${INTRODUCTION}`,
      '| tool | check | asks for | rules here | where they differ |',
      '| --- | --- | --- | --- | --- |',
      ...OTHER_CHECKS.map(row),
      '\n## What none of them asks\n',
      onlyHere(),
      '',
    ].join('\n'),
};
