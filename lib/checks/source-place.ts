import type { Belonging, Place } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { ownPath } from './belonging';

/** Where something stands that a construct path and a line of the source lead to. */
export function sourcePlace(
  path: string,
  origin: () => Origin | undefined,
  field?: string,
  belongsTo?: Belonging,
): Place {
  const found = origin();
  return {
    path: ownPath(path),
    ...(found && { origin: found }),
    ...(field && { field }),
    ...(belongsTo && { belongsTo }),
  };
}
