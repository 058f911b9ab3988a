import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { locate, type FieldPath, type LocatedValue } from './field-path';
import { identityOf, type Identity, type Manifest } from './manifest';
import { readAnyBlock } from './reading/any-yaml';
import type { TextPart } from './reading/document-splitting';
import type { JsonOutline } from './reading/json-outline';
import { JsonPlace } from './reading/json-place';
import type { LineIndex } from './reading/line-index';
import type { BlockRange } from './reading/ordinary-yaml';
import { surprisesAt, type Surprise } from './surprises';

type RawObject = Manifest['object'];

/** An object that stands in a text. Where it and its fields stand is worked out when somebody asks. */
export abstract class TextManifest implements Manifest {
  abstract readonly object: RawObject;

  readonly isPlainData = true;

  /**
   * @param offset where the object starts in the whole text
   * @param maySurprise false where all keys and numbers are sure to be what they look like
   */
  constructor(
    protected readonly lines: LineIndex,
    protected readonly offset: number,
    private readonly maySurprise = false,
  ) {}

  get origin(): Origin {
    return this.lines.originAt(this.offset);
  }

  get originOf(): (field: FieldPath) => Origin {
    return (field) => {
      const place = this.place();
      return place === undefined ? this.origin : this.lines.originAt(locate(place, field).offset);
    };
  }

  get writtenAt(): (field: FieldPath) => string | undefined {
    return (field) => {
      const place = this.place();
      return place && locate(place, field).written;
    };
  }

  get surprises(): (() => readonly Surprise[]) | undefined {
    if (!this.maySurprise) return undefined;
    return () => {
      const place = this.place();
      return place ? surprisesAt(place) : [];
    };
  }

  /** Where the parts of the object stand. */
  protected abstract place(): LocatedValue | undefined;
}

/** An object that was read together with the places of its parts. */
export class LocatedManifest extends TextManifest {
  constructor(
    lines: LineIndex,
    readonly object: RawObject,
    private readonly root: LocatedValue,
  ) {
    super(lines, root.offset, !(root instanceof JsonPlace));
  }

  protected place(): LocatedValue {
    return this.root;
  }
}

/** An object in block style. It is read once more, with its places, for the first field that is asked for. */
export class BlockManifest extends TextManifest {
  private root: LocatedValue | undefined;

  constructor(
    lines: LineIndex,
    readonly object: RawObject,
    private readonly part: TextPart,
    private readonly range: BlockRange,
    hasSurprises: boolean,
  ) {
    super(lines, part.offset + range.start, hasSurprises);
  }

  protected place(): LocatedValue | undefined {
    this.root ??= readAnyBlock(this.part, this.range).documents[0]?.root;
    return this.root;
  }
}

/**
 * An object of JSON. It is read anew whenever somebody asks for it: of a hundred thousand pods there is never more
 * than one in memory.
 */
export class JsonManifest extends TextManifest {
  /** Where the object ends in the part. */
  private readonly end: number;

  /**
   * @param inherited what the list that the object stands in says about all of its items
   */
  constructor(
    lines: LineIndex,
    private readonly part: TextPart,
    { start, end }: JsonOutline,
    private readonly inherited: RawObject | undefined,
  ) {
    super(lines, part.offset + start);
    this.end = end;
  }

  get object(): RawObject {
    const { text } = this.part;
    const object = JSON.parse(text.slice(this.start, this.end)) as RawObject;
    return this.inherited === undefined ? object : { ...this.inherited, ...object };
  }

  /** Anything can be written by the numbers of its characters. */
  get mayMention(): (word: string) => boolean {
    return (word) => {
      const written = this.part.text.slice(this.start, this.end);
      return written.includes(word) || written.includes('\\u');
    };
  }

  protected place(): LocatedValue {
    const { text, offset } = this.part;
    return new JsonPlace(this.offset, text, offset, this.start);
  }

  /** Where the object starts in the part. */
  private get start(): number {
    return this.offset - this.part.offset;
  }
}

/** An object of JSON of a kind that no verdict depends on. */
export class UnreadJsonManifest extends JsonManifest {
  readonly unread: Identity;

  constructor(...[lines, part, outline, inherited]: ConstructorParameters<typeof JsonManifest>) {
    super(lines, part, outline, inherited);
    const { apiVersion, kind, metadataStart, metadataEnd } = outline;
    const metadata: unknown = metadataEnd === 0 ? {} : JSON.parse(part.text.slice(metadataStart, metadataEnd));
    this.unread = identityOf({ ...inherited, ...(apiVersion && { apiVersion }), ...(kind && { kind }), metadata });
  }
}

/** What came out of a document that was passed over at first. */
export interface LateReading {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/** A document of YAML with an object of a kind that no verdict depends on: it is read only if somebody asks for it. */
export class UnreadYamlManifest extends TextManifest {
  private read: LateReading | undefined;

  /** @param readPart reads the document after all */
  constructor(
    lines: LineIndex,
    part: TextPart,
    readonly unread: Identity,
    private readonly readPart: () => LateReading,
  ) {
    super(lines, part.offset + firstKeyIn(part.text));
  }

  get object(): RawObject {
    return this.manifest()?.object ?? onlyNamed(this.unread);
  }

  get unreadable(): () => readonly Finding[] {
    return () => this.late().findings;
  }

  override get originOf(): (field: FieldPath) => Origin {
    return (field) => this.manifest()?.originOf(field) ?? this.origin;
  }

  protected place(): undefined {
    return undefined;
  }

  private manifest(): Manifest | undefined {
    return this.late().manifests[0];
  }

  private late(): LateReading {
    return (this.read ??= this.readPart());
  }
}

/** What is known of an object that cannot be read any further. */
function onlyNamed({ group, version, kind, namespace, name, generateName }: Identity): RawObject {
  const names = Object.entries({ namespace, name, generateName }).filter(([, text]) => text !== '');
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind, metadata: Object.fromEntries(names) };
}

/** Where the first line begins that is no comment. */
function firstKeyIn(text: string): number {
  return /^(?:[ ]*(?:#[^\n]*)?\r?\n)*/.exec(text)?.[0].length ?? 0;
}
