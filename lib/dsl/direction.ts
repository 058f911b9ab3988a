import { DIRECTIONS, type Direction } from '../model/policy';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';

/**
 * The directions that a prop names.
 *
 * @throws Mistake for anything else, such as the API's own `Ingress`: read as both, it would seem to deny more than it does.
 */
export function directionsOf(direction: Direction | 'both'): readonly Direction[] {
  if (direction === 'both') return DIRECTIONS;
  if (DIRECTIONS.includes(direction)) return [direction];
  const origin = callerOrigin()();
  throw new Mistake({
    code: 'NP216',
    id: 'invalid-direction',
    severity: 'error',
    headline: `\`${String(direction)}\` is no direction`,
    where: { ...(origin && { origin }) },
    found: `\`${String(direction)}\``,
    expected: '`ingress`, `egress` or `both`',
    why: 'nobody could tell which side of the pods is meant',
    help: 'write it in lower case',
  });
}
