import { endTexts } from '../../end-text';
import { alsoOpensText, answerHead, changeHead, hintOf, noteLines, verdictText } from '../../explain/answer-text';
import type { Answer, ExplainReport } from '../../explain/explain-report';
import {
  explainedSides,
  type CountingPlace,
  type ExplainedChange,
  type ExplainedSide,
} from '../../explain/explained-side';
import { EXEMPTION_TEXTS } from '../../explain/exemption-text';
import { placeText } from '../../explain/rule-places';
import { yamlLines } from '../../explain/yaml-lines';
import { markdownCode, markdownText, markdownWarning } from '../../markdown';
import { notJudgedNotes } from '../../not-judged-notes';
import type { Format } from '../format';

function countingItem(word: string, { perhaps, statement, ...place }: CountingPlace): string {
  const reason = statement === undefined ? '' : `, for ${markdownCode(statement)}`;
  return `- ${word} ${markdownCode(placeText(place))}${perhaps ? ' (perhaps)' : ''}${reason}\n`;
}

function changeText(change: ExplainedChange): string {
  const head = `\nTo allow it: ${markdownText(changeHead(change))}\n`;
  const yaml = change.value === undefined ? '' : `\n\`\`\`yaml\n${yamlLines(change.value).join('\n')}\n\`\`\`\n`;
  return `${head}${yaml}\n${markdownText(alsoOpensText(change))}\n`;
}

function* sidePieces(side: ExplainedSide, subject: string): Generator<string> {
  const { direction, judgement } = side;
  const where = direction === 'egress' ? 'Egress from' : 'Ingress to';
  yield `\n**${where} ${markdownText(subject)}: ${judgement.verdict}**\n\n`;
  if (judgement.exemption) yield `- ${EXEMPTION_TEXTS[judgement.exemption]}\n`;
  for (const place of side.isolatedBy) yield countingItem('isolated by', place);
  for (const place of side.allowedBy) yield countingItem('allowed by', place);
  for (const miss of side.nearMisses) {
    yield `- near miss: ${markdownCode(placeText(miss))}\n`;
    for (const line of miss.because) yield `  - ${markdownText(line)}\n`;
  }
  for (const change of side.changes) yield changeText(change);
}

function* answerPieces(answer: Answer, report: ExplainReport, endText: ReturnType<typeof endTexts>): Generator<string> {
  const [egress, ingress] = explainedSides(answer, report);
  yield `### ${markdownText(answerHead(answer, endText))}: ${verdictText(answer.judgement)}\n`;
  const notes = noteLines(answer, report);
  if (notes.length > 0) yield '\n';
  for (const line of notes) yield `- ${markdownText(line)}\n`;
  if (egress) yield* sidePieces(egress, endText(answer.source));
  if (ingress) yield* sidePieces(ingress, endText(answer.destination));
  yield '\n';
}

function* pieces(report: ExplainReport): Generator<string> {
  const endText = endTexts(report.workloads);
  for (const answer of report.answers) yield* answerPieces(answer, report, endText);
  const hint = hintOf(report);
  if (hint !== undefined) yield `${markdownText(hint)}\n`;
  yield markdownWarning(notJudgedNotes(report.notJudged));
}

/** For pull requests: the same in GitHub's Markdown, changes as YAML to copy. */
export const md: Format<ExplainReport> = { id: 'md', extension: 'md', render: pieces };
