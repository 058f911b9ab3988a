import type { Direction, Policy } from './policy';

/**
 * Whether a policy closes its whole namespace in a direction: it isolates every pod, and does not open everything to
 * everyone again. What little it opens itself, such as DNS, is no matter.
 */
export function isDefaultDeny({ selector, isolates, ...rules }: Policy, direction: Direction): boolean {
  if (!isolates[direction] || selector.requirements.length > 0) return false;
  return !rules[direction].some(({ peers, ports }) => peers === 'any' && ports === 'any');
}
