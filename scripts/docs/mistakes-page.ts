import { OTHER_FINDINGS } from '../../lib/lint/finding-ids';
import { RULES } from '../../lib/lint/rules';
import { KNOWN_MISTAKES } from '../../test/mistakes/known-mistakes';
import type { Answer, KnownMistake } from '../../test/mistakes/mistake';
import { cell, pageHead, type Page } from './page';

const INTRODUCTION = `
What people have got wrong about network policies, as issues and commits of public projects tell it, and what becomes of
it here. Each line is tested (\`test/mistakes\`): for what is avoided, a program with the same aim proves what it came to;
for what is found, a program with the mistake has this one finding, and none once it is mended.
`;

const FINDINGS = [...RULES, ...OTHER_FINDINGS];

/** @throws Error for an id that no finding has */
function findingText(id: string): string {
  const finding = FINDINGS.find((one) => one.id === id);
  if (!finding) throw new Error(`no finding is called ${id}`);
  return `[${finding.code} \`${id}\`](rules/${id}.md)`;
}

function answerText(answer: Answer): string {
  switch (answer.how) {
    case 'avoided':
      return `avoided by ${answer.by}`;
    case 'caught':
      return `found: ${findingText(answer.by)}`;
    case 'documented':
      return answer.note;
  }
}

function row({ id, title, effect, answers }: KnownMistake): string {
  return `| ${id} | ${cell(title)} | ${cell(effect)} | ${answers.map((answer) => cell(answerText(answer))).join('<br>')} |`;
}

export const mistakesPage: Page = {
  file: 'docs/mistakes.md',
  text: () =>
    [
      `${pageHead('Mistakes that are known')}${INTRODUCTION}`,
      '| | mistake | what happens in the cluster | here |',
      '| --- | --- | --- | --- |',
      ...KNOWN_MISTAKES.map(row),
      '',
    ].join('\n'),
};
