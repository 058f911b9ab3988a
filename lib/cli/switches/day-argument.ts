import { InvalidArgumentError } from 'commander';
import { isDay, type Day } from '../../diagnostics/day';

/** @throws InvalidArgumentError for anything that is no day of the calendar */
export function dayArgument(text: string): Day {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('A day is written like 2027-01-31.');
}
