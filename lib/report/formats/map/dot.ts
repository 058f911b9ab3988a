import { diagramOf, type MapLook } from '../../diagram';
import { dotDiagram } from '../../dot';
import { drawnRows } from '../../map-drawing';
import type { MapReport } from '../../map-report';
import { notJudgedNotes } from '../../not-judged-notes';
import type { Format } from '../format';

const STYLES: Readonly<Record<MapLook, string>> = {
  allowed: '',
  depends: 'style=dashed',
  ungoverned: 'color=gray, fontcolor=gray',
};

/** For Graphviz: `netpol map --format dot manifests | dot -Tsvg`. */
export const dot: Format<MapReport> = {
  id: 'dot',
  extension: 'dot',
  render: ({ rows, notJudged }) => dotDiagram(diagramOf(drawnRows(rows)), STYLES, notJudgedNotes(notJudged)),
};
