import type { Labels } from './labels';
import { bothSelectors, selectorOf, type Operator, type Requirement, type Selector } from './selector';

/** What a conjunction of requirements says about one key. */
interface KeyConstraint {
  /** True: the key is there; false: it is absent; undefined: either. */
  present?: boolean;
  /** The values it may have where it is there; undefined: any but those in `denied`. */
  allowed?: ReadonlySet<string>;
  readonly denied: Set<string>;
}

/** Narrows a constraint by one requirement; false if nothing is left. */
function narrow(constraint: KeyConstraint, { operator, values }: Requirement): boolean {
  switch (operator) {
    case 'In':
      if (constraint.present === false) return false;
      constraint.present = true;
      constraint.allowed = new Set(values.filter((value) => constraint.allowed?.has(value) ?? true));
      break;
    case 'NotIn':
      values.forEach((value) => constraint.denied.add(value));
      break;
    case 'Exists':
      if (constraint.present === false) return false;
      constraint.present = true;
      break;
    case 'DoesNotExist':
      if (constraint.present === true) return false;
      constraint.present = false;
      break;
  }
  const left = constraint.allowed && [...constraint.allowed].some((value) => !constraint.denied.has(value));
  return left ?? true;
}

/** A value that a key may have. Values that nobody names are all alike, so any of them will do. */
function valueFor({ allowed, denied }: KeyConstraint): string {
  if (allowed) return [...allowed].find((value) => !denied.has(value)) ?? '';
  let value = 'any';
  for (let count = 2; denied.has(value); count++) value = `any-${count}`;
  return value;
}

/** The fewest labels that a selector selects; undefined if it can select nothing at all. */
export function witnessOf(selector: Selector): Labels | undefined {
  const constraints = new Map<string, KeyConstraint>();
  for (const requirement of selector.requirements) {
    const constraint = constraints.get(requirement.key) ?? { denied: new Set<string>() };
    constraints.set(requirement.key, constraint);
    if (!narrow(constraint, requirement)) return undefined;
  }
  const labels: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, constraint] of constraints) if (constraint.present) labels[key] = valueFor(constraint);
  return labels;
}

const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  In: 'NotIn',
  NotIn: 'In',
  Exists: 'DoesNotExist',
  DoesNotExist: 'Exists',
};

/** The requirement that holds for just the objects for which this one does not. */
export function opposite({ key, operator, values }: Requirement): Requirement {
  return { key, operator: OPPOSITE[operator], values };
}

/** Whether no labels at all satisfy both selectors. */
export function excludeEachOther(one: Selector, other: Selector): boolean {
  const both = bothSelectors(one, other);
  // A requirement that is alone about its key can be met by itself, whatever the others say.
  return !(areAboutDifferentKeys(both) && both.requirements.every(canBeMet)) && witnessOf(both) === undefined;
}

/** Requirements are sorted, so those about one key are neighbours. */
function areAboutDifferentKeys({ requirements }: Selector): boolean {
  return requirements.every(({ key }, index) => key !== requirements[index + 1]?.key);
}

function canBeMet({ operator, values }: Requirement): boolean {
  return operator !== 'In' || values.length > 0;
}

/** Whether everything that `narrower` selects is also selected by `wide`. */
export function implies(narrower: Selector, wider: Selector): boolean {
  return wider.requirements.every((requirement) => excludeEachOther(narrower, selectorOf([opposite(requirement)])));
}

/**
 * Labels that `selector` selects and none of `excluded` does; undefined if there are none.
 * To escape an excluded selector it is enough to break one of its requirements, so each is tried in turn.
 */
export function witnessOutside(selector: Selector, excluded: readonly Selector[]): Labels | undefined {
  const witness = witnessOf(selector);
  if (witness === undefined) return undefined;
  const [first, ...rest] = excluded;
  if (first === undefined) return witness;
  for (const requirement of first.requirements) {
    const outside = witnessOutside(bothSelectors(selector, selectorOf([opposite(requirement)])), rest);
    if (outside) return outside;
  }
  return undefined;
}
