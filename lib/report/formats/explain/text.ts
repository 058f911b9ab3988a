import { visibleText } from '../../../diagnostics/visible-text';
import { endTexts } from '../../end-text';
import { alsoOpensText, answerHead, changeHead, hintOf, noteLines, verdictText } from '../../explain/answer-text';
import type { Answer, ExplainReport } from '../../explain/explain-report';
import { explainedSides, type CountingPlace, type ExplainedSide } from '../../explain/explained-side';
import { EXEMPTION_TEXTS } from '../../explain/exemption-text';
import { placeText } from '../../explain/rule-places';
import { yamlLines } from '../../explain/yaml-lines';
import type { Format } from '../format';

const LABEL_WIDTH = 12;

/** Lines below a label that stands in front of the first. */
function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `    ${(index === 0 ? label : '').padEnd(LABEL_WIDTH)}  ${line}`);
}

function countingLine({ perhaps, ...place }: CountingPlace): string {
  return `${placeText(place)}${perhaps ? ' (perhaps)' : ''}`;
}

function ruleLines(rule: CountingPlace): string[] {
  return rule.statement === undefined ? [countingLine(rule)] : [countingLine(rule), `  for ${rule.statement}`];
}

function sideLines(side: ExplainedSide, subject: string): string[] {
  const { direction, judgement } = side;
  const where = direction === 'egress' ? 'egress from' : 'ingress to';
  return [
    `  ${where} ${subject}: ${judgement.verdict}`,
    ...labelled('because', judgement.exemption ? [EXEMPTION_TEXTS[judgement.exemption]] : []),
    ...labelled('isolated by', side.isolatedBy.map(countingLine)),
    ...labelled('allowed by', side.allowedBy.flatMap(ruleLines)),
    ...side.nearMisses.flatMap((miss) =>
      labelled('near miss', [placeText(miss), ...miss.because.map((line) => `  ${line}`)]),
    ),
    ...side.changes.flatMap((change) =>
      labelled('to allow it', [
        changeHead(change),
        ...(change.value === undefined ? [] : yamlLines(change.value).map((line) => `  ${line}`)),
        alsoOpensText(change),
      ]),
    ),
  ];
}

function answerLines(answer: Answer, report: ExplainReport, endText: ReturnType<typeof endTexts>): string[] {
  const [egress, ingress] = explainedSides(answer, report);
  return [
    `${answerHead(answer, endText)}: ${verdictText(answer.judgement)}`,
    ...noteLines(answer, report).map((line) => `  ${line}`),
    '',
    ...(egress ? sideLines(egress, endText(answer.source)) : []),
    ...(ingress ? sideLines(ingress, endText(answer.destination)) : []),
    '',
  ];
}

function* lines(report: ExplainReport): Generator<string> {
  const endText = endTexts(report.workloads);
  const hint = hintOf(report);
  const all = report.answers.flatMap((answer) => answerLines(answer, report, endText).map(visibleText));
  yield `${[...all, ...(hint === undefined ? [] : [hint, ''])].slice(0, -1).join('\n')}\n`;
}

/** For people: each side, what it hangs on and where that stands, and what would allow what is denied. */
export const text: Format<ExplainReport> = { id: 'text', extension: 'txt', render: lines };
