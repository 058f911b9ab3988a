import * as fc from 'fast-check';
import type { NonEmpty } from '../../../lib/model/policy';

/** For `fc.record`: objects that print as they are written. */
export const PLAIN = { noNullPrototype: true } as const;

/** One of the values, each as likely as its weight says; shrinks towards the first. */
export function oneOf<T>(...choices: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
}

/** `any`, or a list of one to three; the lists are more likely. */
export function anyOr<T>(item: fc.Arbitrary<T>): fc.Arbitrary<'any' | NonEmpty<T>> {
  const some = fc.tuple(item, fc.array(item, { maxLength: 2 })).map(([first, rest]): NonEmpty<T> => [first, ...rest]);
  return fc.oneof({ weight: 1, arbitrary: fc.constant('any' as const) }, { weight: 4, arbitrary: some });
}

/** A list of at most so many: each item is there three times out of four, so that short lists are rare and still shrink. */
export function oftenFull<T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  const perhaps = fc.option(
    item.map((value) => [value]),
    { freq: 3, nil: [] },
  );
  return fc.tuple(...Array.from({ length: maxLength }, () => perhaps)).map((all) => all.flat());
}
