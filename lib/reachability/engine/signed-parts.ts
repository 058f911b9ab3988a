import type { Family } from '../../sets/address';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import { CERTAIN_4, CERTAIN_6, HAS_4, HAS_6, KNOWN, POSSIBLE_4, POSSIBLE_6, type Sign } from './cells';
import type { Layer } from './layers';
import type { ClassId, PodClasses } from './pod-classes';

/** What a layer says that lets a class through for certain, in both families. */
const PLAIN: Sign = CERTAIN_4 | POSSIBLE_4 | CERTAIN_6 | POSSIBLE_6;

/** Classes of which a layer says the same. */
export interface SignedPart {
  readonly classes: SetId;
  readonly sign: Sign;
}

/** Cuts sets of classes by what a layer of the other side says of them. */
export class SignedParts {
  private readonly memory = new Map<string, readonly SignedPart[]>();
  /** The parts of which a layer says the same in both families and for certain: most layers say nothing else. */
  private readonly plainMemory = new Map<SetId, readonly SignedPart[]>();
  /** What classes have, whatever layers say; and the same, class by class. */
  private readonly traits: readonly (readonly [SetId, Sign])[];
  private readonly traitSigns: Uint8Array;

  constructor(
    private readonly sets: IntervalSets,
    classes: PodClasses,
    ofFamily: Readonly<Record<Family, SetId>>,
  ) {
    this.traits = [
      [ofFamily.IPv4, HAS_4],
      [ofFamily.IPv6, HAS_6],
      [classes.where(({ addressesAreKnown }) => addressesAreKnown), KNOWN],
    ];
    const signs = new Uint8Array(classes.count);
    for (const [set, bit] of this.traits)
      sets.forEach(set, (classId) => (signs[classId] = (signs[classId] ?? 0) | bit));
    this.traitSigns = signs;
  }

  /** The parts of some classes that a layer says something of; those that it lets nothing through to are left out. */
  of(classes: SetId, layer: Layer): readonly SignedPart[] {
    const { sets } = this;
    const { certain4, possible4, certain6, possible6 } = layer;
    if (certain4 === possible4 && possible4 === certain6 && certain6 === possible6) {
      return this.plainParts(sets.intersect(classes, certain4));
    }
    const key = `${classes} ${certain4} ${possible4} ${certain6} ${possible6}`;
    let parts = this.memory.get(key);
    if (parts === undefined) {
      parts = this.cutBy(sets.intersect(classes, sets.union(possible4, possible6)), 0, [
        [certain4, CERTAIN_4],
        [possible4, POSSIBLE_4],
        [certain6, CERTAIN_6],
        [possible6, POSSIBLE_6],
        ...this.traits,
      ]);
      this.memory.set(key, parts);
    }
    return parts;
  }

  /** What a layer says of one class. */
  signOf(classId: ClassId, { certain4, possible4, certain6, possible6 }: Layer): Sign {
    const { sets } = this;
    const traits = this.traitSigns[classId] ?? 0;
    const in4 = sets.has(possible4, classId);
    if (certain4 === possible4 && possible4 === certain6 && certain6 === possible6)
      return in4 ? traits | PLAIN : traits;
    let sign = in4 ? traits | POSSIBLE_4 : traits;
    if (in4 && sets.has(certain4, classId)) sign |= CERTAIN_4;
    if (sets.has(possible6, classId)) sign |= POSSIBLE_6;
    if (sets.has(certain6, classId)) sign |= CERTAIN_6;
    return sign;
  }

  private plainParts(inside: SetId): readonly SignedPart[] {
    let parts = this.plainMemory.get(inside);
    if (parts === undefined) {
      parts = this.cutBy(inside, PLAIN, this.traits);
      this.plainMemory.set(inside, parts);
    }
    return parts;
  }

  private cutBy(classes: SetId, sign: Sign, cuts: readonly (readonly [SetId, Sign])[]): readonly SignedPart[] {
    if (classes === EMPTY) return NO_PARTS;
    const { sets } = this;
    let parts: SignedPart[] = [{ classes, sign }];
    for (const [set, bit] of cuts) {
      const cut: SignedPart[] = [];
      for (const part of parts) {
        const inside = sets.intersect(part.classes, set);
        if (inside !== EMPTY) cut.push({ classes: inside, sign: part.sign | bit });
        if (inside !== part.classes) cut.push({ classes: sets.subtract(part.classes, set), sign: part.sign });
      }
      parts = cut;
    }
    return parts;
  }
}

const NO_PARTS: readonly SignedPart[] = Object.freeze([]);
