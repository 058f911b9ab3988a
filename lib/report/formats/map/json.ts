import { connectionTexts } from '../../json/connection-texts';
import { jsonText } from '../../json/json-text';
import { notJudgedJson } from '../../json/not-judged-json';
import type { MapReport } from '../../map-report';
import type { Format } from '../format';

function* entries({ rows }: MapReport): Generator<string> {
  const { entryText } = connectionTexts();
  for (const row of rows) yield entryText(row);
}

/** For programs: every connection, a line each. The contract is `schemas/map.json`. */
export const json: Format<MapReport> = {
  id: 'json',
  extension: 'json',
  streamed: true,
  render: (report) =>
    jsonText({
      connections: entries(report),
      notJudged: notJudgedJson(report.notJudged).map((object) => JSON.stringify(object)),
    }),
};
