import type { ManifestReading } from '../manifests/manifest-reading';
import { objectKey } from '../checks/construct-record';
import { identityOf, objectName } from '../manifests/manifest';

/** An object of the output: its key, its own name, and the file that holds it. */
export interface WrittenObject {
  readonly key: string;
  readonly name: string;
  readonly file: string;
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The objects that were written, found by key, by `namespace/name`, and by the line at which they begin. */
export class WrittenObjects {
  private readonly byKey = new Map<string, WrittenObject>();
  private readonly byFullName = new Map<string, WrittenObject[]>();
  private readonly byFile = new Map<string, { readonly line: number; readonly object: WrittenObject }[]>();
  /** How many objects of whatever kind and namespace have a name. */
  private readonly named = new Map<string, number>();

  constructor({ manifests }: Pick<ManifestReading, 'manifests'>) {
    for (const { object, unread, origin } of manifests) {
      const identity = unread ?? identityOf(object);
      this.named.set(identity.name, (this.named.get(identity.name) ?? 0) + 1);
      if (!origin || unread) continue;
      const written = { key: objectKey(object), name: identity.name, file: origin.file };
      this.byKey.set(written.key, written);
      append(this.byFullName, objectName(identity), written);
      append(this.byFile, origin.file, { line: origin.line, object: written });
    }
  }

  withKey(key: string): WrittenObject | undefined {
    return this.byKey.get(key);
  }

  /** The one object with this `namespace/name`, of whatever kind; undefined where there are several. */
  withFullName(name: string): WrittenObject | undefined {
    const [only, ...others] = this.byFullName.get(name) ?? [];
    return others.length === 0 ? only : undefined;
  }

  /** The object that a line of a file is a part of. */
  at(file: string, line: number): WrittenObject | undefined {
    const before = (this.byFile.get(file) ?? []).filter((one) => one.line <= line);
    return before.at(-1)?.object;
  }

  /** Whether no other object has the name of this one, in whatever namespace. */
  hasNameOfItsOwn({ name }: WrittenObject): boolean {
    return this.named.get(name) === 1;
  }
}
