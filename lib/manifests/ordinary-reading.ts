import { isPlainObject } from './decode/plain-values';
import { isReadLate, kindOf } from './kinds';
import { isList, itemTypeIn, type ItemType } from './list-kinds';
import type { Manifest } from './manifest';
import { readAnyBlock } from './reading/any-yaml';
import type { TextPart } from './reading/document-splitting';
import { outlineJson, type JsonOutline } from './reading/json-outline';
import { mayBeJson } from './reading/json-reading';
import type { LineIndex } from './reading/line-index';
import { unusual } from './reading/ordinary-scalars';
import { readOrdinaryYaml, type BlockRange } from './reading/ordinary-yaml';
import { unreadYaml } from './reading/unread-yaml';
import { BlockManifest, JsonManifest, UnreadJsonManifest, UnreadYamlManifest, type LateReading } from './text-manifest';

/** The objects of one part of a text. */
export interface PartReading {
  readonly manifests: readonly Manifest[];
  /** How many documents there are with something in them. */
  readonly documents: number;
}

type RawObject = Manifest['object'];

/**
 * Reads a part of a text if all of it is written as most manifests are; undefined for every other part, and for one
 * with anything wrong in it. What it gives is what the careful readers would give, many times sooner.
 *
 * @param readAgain reads the part to its end, for one that was passed over because of its kind
 */
export function readOrdinary(part: TextPart, lines: LineIndex, readAgain: () => LateReading): PartReading | undefined {
  if (mayBeJson(part)) return readOutlined(part, lines);
  const unread = unreadYaml(part.text);
  if (!unread) return readBlocks(part, lines);
  const readLate = (): LateReading => {
    const ordinary = readBlocks(part, lines);
    return ordinary ? { manifests: ordinary.manifests, findings: [] } : readAgain();
  };
  return { manifests: [new UnreadYamlManifest(lines, part, unread, readLate)], documents: 1 };
}

function readOutlined(part: TextPart, lines: LineIndex): PartReading | undefined {
  const outlines = outlineJson(part.text);
  const manifests: Manifest[] = [];
  const readLate = new Map<string, boolean>();
  const areObjects = outlines?.every((outline) => add(outline, {}));
  return outlines && areObjects ? { manifests, documents: outlines.length } : undefined;

  /** False for what is no object. */
  function add(outline: JsonOutline, itemType: ItemType): boolean {
    const { items } = outline;
    const [apiVersion, kind] = [outline.apiVersion || itemType.apiVersion, outline.kind || itemType.kind];
    if (!apiVersion || !kind) return false;
    if (!isList(kind, items !== undefined)) {
      const inherited = itemType.kind === undefined ? undefined : itemType;
      const Read = isUnread(apiVersion, kind) ? UnreadJsonManifest : JsonManifest;
      manifests.push(new Read(lines, part, outline, inherited));
      return true;
    }
    if (items === undefined || typeof items === 'string') return items !== 'something-else';
    const inside = itemTypeIn(apiVersion, kind);
    return items.every((item) => add(item, inside));
  }

  function isUnread(apiVersion: string, kind: string): boolean {
    const key = `${apiVersion} ${kind}`;
    const known = readLate.get(key) ?? isReadLate(kindOf({ apiVersion, kind }));
    readLate.set(key, known);
    return known;
  }
}

function readBlocks(part: TextPart, lines: LineIndex): PartReading | undefined {
  const document = readOrdinaryYaml(part.text, (item) => readUnusualItem(part, item));
  if (document === undefined) return undefined;
  const { value, range, itemRanges, hasSurprises } = document;
  if (value === null) return { manifests: [], documents: 0 };
  const { apiVersion, kind, items } = value;
  if (!isName(apiVersion) || !isName(kind)) return undefined;
  if (!isList(kind, items !== undefined)) return { manifests: [manifest(value, range)], documents: 1 };
  if (items === null || items === undefined) return { manifests: [], documents: 1 };
  const ranges = itemRanges.get(items);
  const inside = itemTypeIn(apiVersion, kind);
  const objects = ranges && Array.isArray(items) ? items.map((item: unknown) => itemOf(item, inside)) : [undefined];
  if (!objects.every((object) => object !== undefined)) return undefined;
  return { manifests: objects.map((object, index) => manifest(object, ranges?.[index] ?? range)), documents: 1 };

  function manifest(object: RawObject, of: BlockRange): Manifest {
    return new BlockManifest(lines, object, part, of, hasSurprises);
  }
}

/** Anchors and aliases, which may belong to other items. */
const SHARED = /[\s,[{][&*]\S/;

/**
 * Reads an item that is unusual: with care, and alone if it means the same alone. A map that begins with a key does;
 * what other values mean may depend on the column of the list.
 */
export function readUnusualItem(part: TextPart, item: BlockRange): unknown {
  const { text } = part;
  if (!/["'A-Za-z]/.test(text.charAt(item.start)) || SHARED.test(text.slice(item.start - 1, item.end))) unusual();
  const { documents, problems } = readAnyBlock(part, item);
  const value = documents[0]?.value;
  return problems.length === 0 && isPlainObject(value) ? value : unusual();
}

/** An item of a list; undefined for what is no object, and for a list in a list. */
function itemOf(item: unknown, itemType: ItemType): RawObject | undefined {
  if (!isPlainObject(item)) return undefined;
  const object: RawObject = { ...itemType, ...item };
  const { apiVersion, kind, items } = object;
  return isName(apiVersion) && isName(kind) && !isList(kind, items !== undefined) ? object : undefined;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
