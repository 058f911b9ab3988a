import { OTHER_FINDINGS } from '../../lib/lint/finding-ids';
import { PRESETS } from '../../lib/lint/configuration/configuration';
import { presetLevel } from '../../lib/lint/configuration/levels';
import { RULES } from '../../lib/lint/rules';
import { rulePage, type PagedRule } from '../../lib/report/rule-page';
import { cell, pageHead, type Page } from './page';

const NOTE = '<!-- Written by `npm run docs`; a test holds it to its source. -->\n';

const INTRODUCTION = `
Each rule looks at what the policies of a cluster mean, not at their text. [docs/lint.md](../lint.md) says how to give a
rule another level, how to acknowledge what it finds, and how to run the rules on any manifests.
\`netpol lint --explain ID\` prints the page of a rule.
`;

function page(rule: PagedRule): Page {
  const [heading = '', ...rest] = rulePage(rule).split('\n');
  return { file: `docs/rules/${rule.id}.md`, text: () => `${heading}\n\n${NOTE}${rest.join('\n')}` };
}

function row(rule: (typeof RULES)[number] | (typeof OTHER_FINDINGS)[number]): string {
  const otherwise = 'otherwise' in rule ? rule.otherwise : undefined;
  const levels = PRESETS.map((preset) => {
    const most = presetLevel(preset, rule);
    const some = otherwise ? presetLevel(preset, { ...rule, severity: otherwise.severity }) : most;
    return some === most ? most : `${most} or ${some}`;
  });
  return `| ${rule.code} | [\`${rule.id}\`](${rule.id}.md) | ${cell(rule.summary)} | ${levels.join(' | ')} |`;
}

const index: Page = {
  file: 'docs/rules/README.md',
  text: () => {
    const rules = [...RULES, ...OTHER_FINDINGS].sort((one, other) => (one.code < other.code ? -1 : 1));
    const head = `| code | rule | finds | ${PRESETS.map((preset) => `\`${preset}\``).join(' | ')} |`;
    const line = `| --- | --- | --- | ${PRESETS.map(() => '---').join(' | ')} |`;
    return `${pageHead('Rules')}${INTRODUCTION}\n${[head, line, ...rules.map(row)].join('\n')}\n`;
  },
};

/** The pages of all rules, and the list of them. */
export const rulePages: readonly Page[] = [index, ...RULES.map(page), ...OTHER_FINDINGS.map(page)];
