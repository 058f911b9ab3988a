import { isAlias, isScalar, Scalar } from 'yaml';
import type { AliasedNodes, YamlNode } from './yaml-aliases';
import { floatKey, resolvePlain, resolveTagged, type ScalarValue } from './yaml-scalars';

const MERGE_TAG = 'tag:yaml.org,2002:merge';
const GREATEST_KEY = 2n ** 63n - 1n;

/** What a scalar stands for; undefined where its tag does not fit it. What is not written is null. */
export function scalarValue(node: Scalar | null): ScalarValue | undefined {
  const text = String(node?.source ?? '');
  if (node?.tag) return resolveTagged(node.tag, text);
  return node === null || node.type === Scalar.PLAIN ? resolvePlain(text) : text;
}

/** The text of a key in JSON, where `1:` is `"1":` and `yes:` is `"true":`; undefined for what can be no key. */
export function keyText(node: YamlNode, aliased: AliasedNodes): string | undefined {
  const scalar = isAlias(node) ? (aliased.get(node) ?? null) : node;
  if (scalar !== null && !isScalar(scalar)) return undefined;
  const value = scalarValue(scalar);
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'bigint' && value > GREATEST_KEY) return undefined;
  return typeof value === 'number' ? floatKey(value) : String(value);
}

/** True for the key `<<`, whose value is merged into the map. */
export function isMergeKey(node: YamlNode): boolean {
  if (!isScalar(node) || node.source !== '<<') return false;
  return node.tag === undefined ? node.type === Scalar.PLAIN : node.tag === MERGE_TAG || node.tag === '!';
}
