import * as fc from 'fast-check';
import { NAMESPACE_NAME_LABEL, type Labels } from '../../../lib/model/labels';
import { EVERYTHING, selectorOf, type Operator, type Requirement, type Selector } from '../../../lib/model/selector';
import { oneOf } from './choosing';

/** Few namespaces, so that ends and policies meet in them; one is called what every JavaScript object has. */
export const NAMESPACE_NAMES = ['red', 'green', 'constructor'] as const;

/** Few keys and few values. No pod has `nobody` and no selector mentions `unseen`; the value `other` is in no selector. */
const POD_VALUES: Readonly<Record<string, readonly string[]>> = {
  app: ['a', 'b', ''],
  tier: ['a', 'x'],
  constructor: ['a', ''],
  hash: ['a', 'b'],
  nobody: ['a'],
};

const NAMESPACE_VALUES: Readonly<Record<string, readonly string[]>> = {
  team: ['a', 'b', ''],
  [NAMESPACE_NAME_LABEL]: [...NAMESPACE_NAMES, 'elsewhere'],
  app: ['a'],
  constructor: ['a'],
};

/** Labels of a pod, and the keys that a controller gives a value at run time; one key may be both. */
export const podLabels: fc.Arbitrary<Labels> = labelsOf({
  app: fc.constantFrom('a', 'a', 'b', '', 'other'),
  tier: fc.constantFrom('a', 'x', 'other'),
  constructor: fc.constantFrom('a', '', 'other'),
  unseen: fc.constantFrom('1', '2'),
  // Most of the time known at run time only.
  hash: fc.option(fc.constantFrom('a', 'b'), { freq: 1 }),
});

export const runtimeLabels: fc.Arbitrary<readonly string[]> = oneOf<readonly string[]>(
  [6, []],
  [4, ['hash']],
  [1, ['app']],
  [1, ['hash', 'constructor']],
  [1, ['unseen']],
);

/** The labels that people put on a namespace; the API server's own is added where the namespace is made. */
export const namespaceLabels: fc.Arbitrary<Labels> = labelsOf({
  team: fc.constantFrom('a', 'b', ''),
  app: fc.constantFrom('a', 'other'),
  constructor: fc.constantFrom('a'),
  unseen: fc.constantFrom('1', '2'),
});

/** Most requirements are `In` with one value, as people write them; all four operators come, and keys repeat. */
const form = oneOf<{ readonly operator: Operator; readonly most: number }>(
  [3, { operator: 'In', most: 1 }],
  [2, { operator: 'NotIn', most: 2 }],
  [1, { operator: 'In', most: 2 }],
  [1, { operator: 'Exists', most: 0 }],
  [1, { operator: 'DoesNotExist', most: 0 }],
);

function requirementOn(values: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Requirement> {
  return fc
    .tuple(fc.constantFrom(...Object.entries(values)), form, fc.tuple(fc.nat(), fc.nat()))
    .map(([[key, known], { operator, most }, chosen]) => ({
      key,
      operator,
      values: chosen.slice(0, most).flatMap((index) => known[index % known.length] ?? []),
    }));
}

function selectorOn(values: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Selector> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(EVERYTHING) },
    { weight: 5, arbitrary: requirementOn(values).map((one) => selectorOf([one])) },
    { weight: 2, arbitrary: fc.array(requirementOn(values), { minLength: 2, maxLength: 2 }).map(selectorOf) },
    { weight: 1, arbitrary: fc.array(requirementOn(values), { minLength: 3, maxLength: 4 }).map(selectorOf) },
  );
}

export const podSelector: fc.Arbitrary<Selector> = selectorOn(POD_VALUES);

export const namespaceSelector: fc.Arbitrary<Selector> = selectorOn(NAMESPACE_VALUES);

/** Each key is there two times out of three. Made from entries: `constructor` is a key like any other. */
function labelsOf(values: Readonly<Record<string, fc.Arbitrary<string | null>>>): fc.Arbitrary<Labels> {
  const keys = Object.keys(values);
  return fc
    .tuple(...keys.map((key) => fc.option(values[key] ?? fc.constant(''), { freq: 2 })))
    .map((chosen) => Object.fromEntries(keys.flatMap((key, index) => pair(key, chosen[index]))));
}

function pair(key: string, value: string | null | undefined): [string, string][] {
  return value === null || value === undefined ? [] : [[key, value]];
}
