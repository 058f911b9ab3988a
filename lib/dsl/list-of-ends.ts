import { carriedBy, type EndLike, type Ends } from './end';
import { nothingGiven } from './nothing-given';

/**
 * The ends that a prop names, one or several.
 *
 * @throws Mistake for none at all, and for what is no end: programs also run where nobody has checked their types.
 */
export function listOfEnds(ends: Ends): readonly EndLike[] {
  const list = Array.isArray(ends) ? (ends as readonly EndLike[]) : [ends as EndLike];
  if (list.length === 0) throw nothingGiven('ends', 'name at least one end');
  list.forEach(carriedBy);
  return list;
}
