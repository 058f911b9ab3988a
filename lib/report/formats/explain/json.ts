import { FAMILIES } from '../../../sets/address';
import type { Judgement } from '../../../reachability';
import { endJson, portsJson, reasonsJson } from '../../json/connection-json';
import { jsonText } from '../../json/json-text';
import { notJudgedJson } from '../../json/not-judged-json';
import type { Answer, ExplainReport } from '../../explain/explain-report';
import { explainedSides, type ExplainedChange, type ExplainedSide } from '../../explain/explained-side';
import type { Format } from '../format';

function changeJson({ target, file, line, operation, alsoOpens }: ExplainedChange) {
  // JSON has no number for what is too many to count.
  const opened = Number.isFinite(alsoOpens) ? { alsoOpens } : {};
  return { target, ...(file !== undefined && { file, line }), patch: [operation], ...opened };
}

function sideJson({ judgement, isolatedBy, allowedBy, nearMisses, changes }: ExplainedSide) {
  return {
    verdict: judgement.verdict,
    ...(judgement.exemption && { exemption: judgement.exemption }),
    isolatedBy,
    allowedBy,
    nearMisses,
    changes: changes.map(changeJson),
  };
}

function familiesJson({ families }: Judgement) {
  const verdicts = FAMILIES.flatMap((family) => families[family] ?? []);
  return new Set(verdicts).size > 1 ? { families } : {};
}

function answerJson(answer: Answer, report: ExplainReport) {
  const { judgement } = answer;
  const [egress, ingress] = explainedSides(answer, report).map(sideJson);
  return {
    source: endJson(answer.source),
    destination: endJson(answer.destination),
    ports: portsJson(answer.ports),
    verdict: judgement.verdict,
    ...familiesJson(judgement),
    ...(judgement.verdict === 'depends' && { reasons: reasonsJson(judgement.unknowns) }),
    egress,
    ingress,
  };
}

/** For programs: an answer a line. The contract is `schemas/explain.json`. */
export const json: Format<ExplainReport> = {
  id: 'json',
  extension: 'json',
  render: (report) =>
    jsonText({
      source: JSON.stringify(endJson(report.source)),
      destination: JSON.stringify(endJson(report.destination)),
      answers: report.answers.map((answer) => JSON.stringify(answerJson(answer, report))),
      notJudged: notJudgedJson(report.notJudged).map((object) => JSON.stringify(object)),
    }),
};
