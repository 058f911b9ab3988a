import * as fc from 'fast-check';
import type { Requirement, Selector } from '../../lib/model/selector';
import { selectorOf } from '../../lib/model/selector';

/** Few keys and few values, so that requirements meet and contradict each other; also the longest there may be. */
export const labelKey: fc.Arbitrary<string> = fc.constantFrom(
  ...['app', 'tier', 'example.com/team', 'kubernetes.io/metadata.name', `${'p'.repeat(253)}/${'n'.repeat(63)}`],
);

export const labelValue: fc.Arbitrary<string> = fc.constantFrom('', 'a', 'b', 'true', '1', 'v'.repeat(63));

const withValues: fc.Arbitrary<Requirement> = fc.record({
  key: labelKey,
  operator: fc.constantFrom('In', 'NotIn'),
  values: fc.array(labelValue, { minLength: 1, maxLength: 3 }),
});

const withoutValues: fc.Arbitrary<Requirement> = fc.record({
  key: labelKey,
  operator: fc.constantFrom('Exists', 'DoesNotExist'),
  values: fc.constant([]),
});

/** Any selector that the API accepts, in normal form; now and then the one that selects everything. */
export const anySelector: fc.Arbitrary<Selector> = fc
  .array(fc.oneof(withValues, withoutValues), { maxLength: 4 })
  .map(selectorOf);
