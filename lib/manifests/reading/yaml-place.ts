import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import type { LocatedValue } from '../field-path';
import type { AliasedNodes, YamlNode } from './yaml-aliases';
import { isMergeKey, keyText } from './yaml-keys';

/** Where the values of a document of YAML stand; a value that an alias brings stands where it is written. */
export class YamlPlace implements LocatedValue {
  private readonly node: YamlNode;
  private known: ReadonlyMap<string, YamlPlace> | undefined;

  /**
   * @param start where the part of the text starts that the nodes count from
   * @param label the key in front of the value, if it has one: it is what readers look for
   */
  constructor(
    node: YamlNode,
    private readonly aliased: AliasedNodes,
    private readonly start: number,
    private readonly label: YamlNode = node,
  ) {
    this.node = isAlias(node) ? (aliased.get(node) ?? null) : node;
  }

  get offset(): number {
    return this.start + (this.label?.range?.[0] ?? 0);
  }

  get written(): string | undefined {
    return plainSource(this.node);
  }

  get writtenKey(): string | undefined {
    return this.label === this.node ? undefined : plainSource(this.label);
  }

  keys(): readonly string[] | undefined {
    return isMap(this.node) ? [...this.children().keys()] : undefined;
  }

  items(): readonly YamlPlace[] | undefined {
    return isSeq(this.node) ? this.node.items.map((item) => this.place(item as YamlNode)) : undefined;
  }

  child(step: string | number): YamlPlace | undefined {
    return typeof step === 'string' ? this.children().get(step) : this.items()?.[step];
  }

  /** By key, the last one where several bring it: the same order as when the values are read. */
  private children(): ReadonlyMap<string, YamlPlace> {
    this.known ??= this.readChildren();
    return this.known;
  }

  private readChildren(): ReadonlyMap<string, YamlPlace> {
    const children = new Map<string, YamlPlace>();
    if (!isMap(this.node)) return children;
    for (const { key, value } of this.node.items as { key: YamlNode; value: YamlNode }[]) {
      if (isMergeKey(key)) {
        for (const place of this.place(value).merged())
          place.children().forEach((child, text) => children.set(text, child));
      } else children.set(keyText(key, this.aliased) ?? '', this.place(value, key));
    }
    return children;
  }

  private merged(): readonly YamlPlace[] {
    return [...(this.items() ?? [this])].reverse();
  }

  private place(node: YamlNode, label: YamlNode = node): YamlPlace {
    return new YamlPlace(node, this.aliased, this.start, label);
  }
}

function plainSource(node: YamlNode): string | undefined {
  return isScalar(node) && node.type === Scalar.PLAIN && !node.tag ? (node.source ?? '') : undefined;
}
