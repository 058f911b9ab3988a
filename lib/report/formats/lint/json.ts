import { findingJson } from '../../json/finding-json';
import { jsonText } from '../../json/json-text';
import { countsOf, type LintReport } from '../../lint-report';
import type { Format } from '../format';

function* findingTexts({ findings, root }: LintReport): Generator<string> {
  for (const finding of findings) yield JSON.stringify(findingJson(finding, root));
}

function* acknowledgedTexts({ acknowledged, root }: LintReport): Generator<string> {
  for (const { finding, acknowledgement } of acknowledged) {
    const { reason, until } = acknowledgement;
    yield JSON.stringify({ ...findingJson(finding, root), reason, ...(until !== undefined && { until }) });
  }
}

/** For programs: every finding, a line each. The contract is `schemas/lint.json`. */
export const json: Format<LintReport> = {
  id: 'json',
  extension: 'json',
  render: (report) => {
    const { error, warning, info } = countsOf(report.findings);
    const summary = { errors: error, warnings: warning, infos: info, acknowledged: report.acknowledged.length };
    return jsonText({
      findings: findingTexts(report),
      acknowledged: acknowledgedTexts(report),
      summary: JSON.stringify(summary),
    });
  },
};
