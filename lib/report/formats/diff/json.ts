import type { ChangedRow, ConnectionSet, MapRow } from '../../../reachability';
import { inOrder } from '../../end-order';
import { openJson } from '../../json/connection-json';
import { connectionTexts, type ConnectionTexts } from '../../json/connection-texts';
import { jsonText } from '../../json/json-text';
import { notJudgedJson } from '../../json/not-judged-json';
import type { DiffReport } from '../../map-report';
import type { Format } from '../format';

function* entries(rows: readonly MapRow[], { entryText }: ConnectionTexts): Generator<string> {
  for (const row of inOrder(rows)) yield entryText(row);
}

/** A part of both sides, such as `depends`: absent where neither side has it. */
function bothSides(part: 'depends' | 'families', before: ConnectionSet, after: ConnectionSet): string {
  const [one, other] = [openJson(before)[part], openJson(after)[part]];
  if (!one && !other) return '';
  return `,"${part}":${JSON.stringify({ ...(one && { before: one }), ...(other && { after: other }) })}`;
}

function* changedEntries(rows: readonly ChangedRow[], texts: ConnectionTexts): Generator<string> {
  for (const { source, destination, before, after } of inOrder(rows)) {
    const ends = `"source":${texts.endText(source)},"destination":${texts.endText(destination)}`;
    const ports = `"before":${texts.portsText(before.allowed)},"after":${texts.portsText(after.allowed)}`;
    yield `{${ends},${ports}${bothSides('depends', before, after)}${bothSides('families', before, after)}}`;
  }
}

/** For programs: every connection that changes, a line each. The contract is `schemas/diff.json`. */
export const json: Format<DiffReport> = {
  id: 'json',
  extension: 'json',
  render: ({ diff, notJudged }) => {
    const texts = connectionTexts();
    return jsonText({
      added: entries(diff.added, texts),
      removed: entries(diff.removed, texts),
      changed: changedEntries(diff.changed, texts),
      notJudged: JSON.stringify({ before: notJudgedJson(notJudged.before), after: notJudgedJson(notJudged.after) }),
    });
  },
};
