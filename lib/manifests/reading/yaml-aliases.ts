import { isAlias, isMap, isPair, isSeq, type Alias, type Node, type ParsedNode } from 'yaml';
import { UnreadableText } from './reading-problem';

/** Nodes of a document, values and keys; what is not written (`key:`) is null. */
export type YamlNode = Node | null;

/** The node that each alias stands for: the last one before it that has its anchor. */
export type AliasedNodes = ReadonlyMap<Alias, Node>;

/**
 * Finds what each alias stands for.
 *
 * @param offset where the part of the text starts that the nodes count from
 * @throws UnreadableText for an alias without an anchor
 */
export function aliasedNodes(root: ParsedNode, offset: number): AliasedNodes {
  const anchors = new Map<string, Node>();
  const aliased = new Map<Alias, Node>();
  const visit = (node: unknown): void => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) throw unknownAnchor(node, offset);
      aliased.set(node, target);
    } else if (isPair(node)) {
      visit(node.key);
      visit(node.value);
    } else {
      const { anchor } = (node ?? {}) as Partial<Node & { anchor: string }>;
      if (anchor) anchors.set(anchor, node as Node);
      if (isMap(node) || isSeq(node)) node.items.forEach(visit);
    }
  };
  visit(root);
  return aliased;
}

function unknownAnchor(alias: Alias, offset: number): UnreadableText {
  return new UnreadableText({
    id: 'unreadable-document',
    offset: offset + (alias.range?.[0] ?? 0),
    found: `the alias \`*${alias.source}\` without an anchor \`&${alias.source}\` before it`,
    expected: 'an anchor in the same document, before its aliases',
  });
}
