import type { Diagram, DiagramNode } from './diagram';

/** Text in quotes as DOT has it: a backslash, a quote, and the beginning of an entity of HTML are marks there. */
export function dotText(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replace(/[\\"]/g, (mark) => `\\${mark}`);
  return `"${plain.replace(/\r?\n/g, '\\n')}"`;
}

function nodeLine({ id, label }: DiagramNode, attributes = ''): string {
  return `${id} [label=${dotText(label)}${attributes}];\n`;
}

/**
 * A diagram in DOT, the language of Graphviz: a box for each namespace, an ellipse for addresses.
 *
 * @param styles the attributes of a line of each look, such as `color=gray`
 * @param notes lines that stand in front as comments, and below the picture
 */
export function* dotDiagram<Look extends string>(
  { namespaces, outside, edges }: Diagram<Look>,
  styles: Readonly<Record<Look, string>>,
  notes: readonly string[],
): Generator<string> {
  for (const note of notes) yield `// ${note.replace(/\r?\n/g, ' ')}\n`;
  yield 'digraph netpol {\n  rankdir=LR;\n  node [shape=box];\n';
  if (notes.length > 0) yield `  label=${dotText(notes.join('\n'))};\n`;
  for (const [index, { name, nodes }] of namespaces.entries()) {
    yield `  subgraph cluster_${index + 1} {\n    label=${dotText(name)};\n`;
    for (const node of nodes) yield `    ${nodeLine(node)}`;
    yield '  }\n';
  }
  for (const node of outside) yield `  ${nodeLine(node, ', shape=ellipse')}`;
  for (const { from, to, label, look, both } of edges) {
    const attributes = [
      `label=${dotText(label)}`,
      ...(both ? ['dir=both'] : []),
      ...(styles[look] ? [styles[look]] : []),
    ];
    yield `  ${from} -> ${to} [${attributes.join(', ')}];\n`;
  }
  yield '}\n';
}
