import { isAlias, isMap, isScalar, isSeq, Scalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { AliasBudget } from './alias-budget';
import type { TextPart } from './document-splitting';
import { setOwn } from './read-document';
import {
  duplicateKey,
  MAX_DEPTH,
  nestedTooDeep,
  UnreadableText,
  type DuplicateKey,
  type ReadingProblem,
} from './reading-problem';
import type { AliasedNodes, YamlNode } from './yaml-aliases';
import { isMergeKey, keyText, scalarValue } from './yaml-keys';

/** How deep a value lies, and how many aliases lead to it. */
interface Depth {
  readonly levels: number;
  readonly aliases: number;
}

/**
 * Turns the nodes of one document into values as JSON has them. Aliases are replaced by copies of what they stand
 * for, and merge keys by the keys that they bring: in the order in which all of these are written, the last one
 * wins, also over keys of the map itself. That is how kubectl merges, and not how YAML defines it.
 */
export class YamlValues {
  /** Keys that are written twice; they do not end the reading, so that all of them are found. */
  readonly problems: DuplicateKey[] = [];
  private readonly budget = new AliasBudget();
  private readonly open = new Set<Node>();
  /** The alias that is written where a value is read now; further aliases stand inside of what it stands for. */
  private outermost: YamlNode = null;

  /** @param part the text that the nodes were read from */
  constructor(
    private readonly aliased: AliasedNodes,
    private readonly part: TextPart,
  ) {}

  /** @throws UnreadableText for a value that JSON does not have, or that is too large */
  valueOf(node: YamlNode, depth: Depth = { levels: 0, aliases: 0 }): unknown {
    this.spend(node, depth);
    if (isAlias(node)) return this.behindAlias(node, depth, (target, below) => this.valueOf(target, below));
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.list(node, depth);
    return this.scalar(node);
  }

  private map(node: YAMLMap, depth: Depth): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.fill(object, node, depth);
    return object;
  }

  private list(node: YAMLSeq, depth: Depth): unknown[] {
    const below = { ...depth, levels: depth.levels + 1 };
    return node.items.map((item) => this.valueOf(item as YamlNode, below));
  }

  private scalar(node: YamlNode): unknown {
    const value = node === null || isScalar(node) ? scalarValue(node) : undefined;
    if (value === undefined) throw this.refusal(node, 'a value that does not fit its tag', 'a value of the type');
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw this.refusal(node, 'an infinite number, or none', 'a number that JSON has');
    }
    return value;
  }

  /** Puts the keys of a map into an object that may have some already: then the map is merged into it. */
  private fill(object: Record<string, unknown>, node: YAMLMap, depth: Depth): void {
    const below = { ...depth, levels: depth.levels + 1 };
    const written = new Set<string>();
    for (const { key, value } of node.items as { key: YamlNode; value: YamlNode }[]) {
      if (isMergeKey(key)) {
        this.merge(object, value, below);
        continue;
      }
      this.spend(key, below);
      if (node.flow) this.refuseTightColon(key);
      const text = keyText(key, this.aliased);
      if (text === undefined) throw this.refusal(key, 'a key that is no text', 'a text as the key');
      if (written.has(text)) this.problems.push(duplicateKey(text, this.offsetOf(key), depth.levels === 0));
      written.add(text);
      setOwn(object, text, this.valueOf(value, below));
    }
  }

  private merge(object: Record<string, unknown>, node: YamlNode, depth: Depth): void {
    this.spend(node, depth);
    if (isSeq(node)) {
      // The maps that stand first win.
      for (const item of [...node.items].reverse()) this.mergeMap(object, item as YamlNode, depth);
    } else this.mergeMap(object, node, depth);
  }

  private mergeMap(object: Record<string, unknown>, node: YamlNode, depth: Depth): void {
    if (isAlias(node)) this.behindAlias(node, depth, (target, below) => this.mergeMap(object, target, below));
    else if (isMap(node)) this.fill(object, node, depth);
    else throw this.refusal(node, 'a merge key `<<` whose value is no map', 'a map, or a list of maps');
  }

  private behindAlias<T>(alias: Node, depth: Depth, read: (target: Node, depth: Depth) => T): T {
    const target = isAlias(alias) ? this.aliased.get(alias) : undefined;
    if (target === undefined || this.open.has(target)) {
      throw this.refusal(alias, 'an alias inside of what it stands for', 'aliases that end', 'excessive-aliases');
    }
    if (depth.aliases === 0) this.outermost = alias;
    this.open.add(target);
    const value = read(target, { levels: depth.levels + 1, aliases: depth.aliases + 1 });
    this.open.delete(target);
    return value;
  }

  private spend(node: YamlNode, { levels, aliases }: Depth): void {
    if (levels > MAX_DEPTH) throw new UnreadableText(nestedTooDeep(this.offsetOf(node)));
    if (this.budget.spend(aliases > 0)) return;
    throw this.refusal(
      this.outermost,
      'aliases that stand for far more than is written',
      'fewer aliases',
      'excessive-aliases',
    );
  }

  private refusal(node: YamlNode, found: string, expected: string, id: ReadingProblem['id'] = 'unreadable-document') {
    return new UnreadableText({ id, offset: this.offsetOf(node), found, expected });
  }

  private offsetOf(node: YamlNode): number {
    return this.part.offset + (node?.range?.[0] ?? 0);
  }

  /** In `{a:}` and `[a:]` the colon ends the key for the readers of today; for kubectl it is a part of it. */
  private refuseTightColon(key: YamlNode): void {
    if (!isScalar(key) || key.type !== Scalar.PLAIN || !key.range) return;
    if (!/^:[,[\]{}]/.test(this.part.text.slice(key.range[1], key.range[1] + 2))) return;
    throw this.refusal(key, 'a colon without a blank behind it', 'a colon and a blank');
  }
}
