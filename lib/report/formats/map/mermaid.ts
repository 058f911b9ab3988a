import { diagramOf, type DiagramNode, type MapLook } from '../../diagram';
import { drawnRows } from '../../map-drawing';
import type { MapReport } from '../../map-report';
import { notJudgedNotes } from '../../not-judged-notes';
import type { Format } from '../format';

/** What Mermaid draws unless it is told otherwise (`maxEdges`, `maxTextSize`); GitHub keeps to it. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

const LINES: Readonly<Record<MapLook, { readonly one: string; readonly both: string }>> = {
  allowed: { one: '-->', both: '<-->' },
  depends: { one: '-.->', both: '<-.->' },
  ungoverned: { one: '-->', both: '<-->' },
};

const UNGOVERNED_STYLE = 'stroke:#999,color:#999';

/** A label in quotes: all but plain characters and letters of any script are written as their number. */
function label(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N} ./:,()-]/gu, (mark) => `#${mark.codePointAt(0)};`);
  return `"${plain}"`;
}

function comment(note: string): string {
  // Braces in a comment are read as a directive.
  return `%% ${note.replace(/[{}\r\n]/g, ' ')}\n`;
}

function nodeLine({ id, label: text }: DiagramNode, open: string, close: string): string {
  return `${id}${open}${label(text)}${close}\n`;
}

function* lines({ rows, notJudged }: MapReport): Generator<string> {
  const { namespaces, outside, edges } = diagramOf(drawnRows(rows));
  const notes = notJudgedNotes(notJudged);
  yield 'flowchart LR\n';
  for (const note of notes) yield comment(note);
  for (const [index, { name, nodes }] of namespaces.entries()) {
    yield `  subgraph s${index + 1}[${label(name)}]\n`;
    for (const node of nodes) yield `    ${nodeLine(node, '[', ']')}`;
    yield '  end\n';
  }
  for (const node of outside) yield `  ${nodeLine(node, '([', '])')}`;
  for (const { from, to, label: ports, look, both } of edges) {
    yield `  ${from} ${LINES[look][both ? 'both' : 'one']}|${label(ports)}| ${to}\n`;
  }
  const grey = edges.flatMap(({ look }, index) => (look === 'ungoverned' ? [index] : []));
  if (grey.length > 0) yield `  linkStyle ${grey.join(',')} ${UNGOVERNED_STYLE}\n`;
  for (const [index, note] of notes.entries()) yield `  note${index + 1}>${label(note)}]\n`;
}

/** Whether a text is too long; it is made no further than that. */
function isTooLong(pieces: Iterable<string>): boolean {
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    if (length > MOST_CHARACTERS) return true;
  }
  return false;
}

function cautions(made: MapReport): string[] {
  const rows = [...made.rows];
  const report = { ...made, rows };
  // Lines with two heads count once, so the rows can be more than the limit and the lines not.
  const edges = rows.length > MOST_EDGES ? diagramOf(drawnRows(rows)).edges.length : 0;
  const focus = 'ask for less with --focus, or draw it with --format dot';
  return [
    ...(edges > MOST_EDGES ? [`${edges} lines are more than the ${MOST_EDGES} that Mermaid draws: ${focus}`] : []),
    ...(isTooLong(lines(report))
      ? [`the diagram is longer than the ${MOST_CHARACTERS} characters that Mermaid reads: ${focus}`]
      : []),
  ];
}

/** For Markdown that is drawn, as on GitHub: a flowchart of Mermaid. */
export const mermaid: Format<MapReport> = { id: 'mermaid', extension: 'mmd', render: lines, cautions };
