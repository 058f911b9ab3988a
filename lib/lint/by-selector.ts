import { selectorKey, type Requirement, type Selector } from '../model/selector';
import { implies } from '../model/selector-algebra';

/** Things that are about the pods of one selector. */
interface Group<Thing> {
  readonly selector: Selector;
  readonly things: Thing[];
}

/** A selector of more requirements than this is compared with all others, rather than looked up part by part. */
const MANY = 6;

/**
 * Most selectors ask for labels by their one value, each once. Of these one implies another just if it asks for the same
 * and more.
 */
function isPlain({ requirements }: Selector): boolean {
  return requirements.every(
    ({ key, operator, values }, index) =>
      operator === 'In' && values.length === 1 && key !== requirements[index + 1]?.key,
  );
}

/** Each selection of some requirements, in their order; all of them and none included. */
function partsOf(requirements: readonly Requirement[]): readonly (readonly Requirement[])[] {
  return requirements.reduce<readonly (readonly Requirement[])[]>(
    (parts, requirement) => [...parts, ...parts.map((part) => [...part, requirement])],
    [[]],
  );
}

/** Things by the pods they are about, quick to ask for those that are about all pods of some selector. */
export class BySelector<Thing> {
  private readonly groups = new Map<string, Group<Thing>>();
  private readonly unusual: Group<Thing>[] = [];

  add(selector: Selector, thing: Thing): void {
    const key = selectorKey(selector);
    const known = this.groups.get(key);
    if (known) {
      known.things.push(thing);
      return;
    }
    const group = { selector, things: [thing] };
    this.groups.set(key, group);
    if (!isPlain(selector)) this.unusual.push(group);
  }

  /** The things that are about every pod that a selector selects, and maybe about more. */
  about(selector: Selector): Thing[] {
    const holding = ({ selector: wider }: Group<Thing>) => implies(selector, wider);
    const { requirements } = selector;
    if (requirements.length > MANY || !isPlain(selector)) {
      return [...this.groups.values()].filter(holding).flatMap(({ things }) => things);
    }
    const parts = partsOf(requirements).map((part) => selectorKey({ requirements: part }));
    const found = new Set(parts.flatMap((key) => this.groups.get(key) ?? []));
    for (const group of this.unusual) if (holding(group)) found.add(group);
    return [...found].flatMap(({ things }) => things);
  }
}

/** The things of each namespace. */
export class BySelectorIn<Thing> {
  private readonly namespaces = new Map<string, BySelector<Thing>>();

  add(namespace: string, selector: Selector, thing: Thing): void {
    const known = this.namespaces.get(namespace) ?? new BySelector<Thing>();
    this.namespaces.set(namespace, known);
    known.add(selector, thing);
  }

  /** The things of a namespace that are about every pod that a selector selects there. */
  about(namespace: string, selector: Selector): Thing[] {
    return this.namespaces.get(namespace)?.about(selector) ?? [];
  }
}
