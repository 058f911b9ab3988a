import { changeTexts, connectionChanges } from '../../connection-change';
import { diagramOf, type DiffLook } from '../../diagram';
import { dotDiagram } from '../../dot';
import type { DiffReport } from '../../map-report';
import { notJudgedNotesOfBoth } from '../../not-judged-notes';
import type { Format } from '../format';

const STYLES: Readonly<Record<DiffLook, string>> = {
  added: 'color=darkgreen, fontcolor=darkgreen',
  removed: 'color=red, fontcolor=red, style=dashed',
  changed: 'color=darkorange, fontcolor=darkorange',
};

function* lines({ diff, notJudged }: DiffReport): Generator<string> {
  const changeText = changeTexts(' -> ');
  const drawn = connectionChanges(diff).map((one) => ({
    source: one.source,
    destination: one.destination,
    label: changeText(one),
    look: one.change,
  }));
  yield* dotDiagram(diagramOf(drawn), STYLES, notJudgedNotesOfBoth(notJudged));
}

/** For Graphviz: green is new, red is gone, orange changes. */
export const dot: Format<DiffReport> = { id: 'dot', extension: 'dot', render: lines };
