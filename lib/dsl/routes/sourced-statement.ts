import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { originOf } from '../origins';
import type { EndLike } from '../end';
import type { RequestedPorts, Statement } from '../plan/statement';
import { textsOf } from '../statement-texts';

/**
 * One statement for each pair of ends, made in the name of a pattern: the policies are those that an `allow` would give
 * them, so that both saying the same is saying it once.
 */
export function statementsBetween(
  construct: IConstruct,
  from: readonly EndLike[],
  to: readonly EndLike[],
  ports: RequestedPorts,
  description?: string,
): Statement[] {
  return to.flatMap((destination) =>
    from.map((source): Statement => ({
      kind: 'pattern',
      subject: 'to',
      from: [source],
      to: [destination],
      ports,
      anchor: construct,
      path: construct.node.path,
      origin: originOf(construct),
      patches: [],
      ...(description && { description }),
      // What somebody wrote about the pattern says more than the name of an object.
      ...textsOf(construct),
    })),
  );
}

/** How many objects a finding names that lead to no pods. */
const MOST_NAMED = 3;

/**
 * A pattern that follows from objects of which there are none that open anything.
 *
 * @param found what there is instead
 */
export function nothingToOpen(construct: IConstruct, objects: string, help: string, found: readonly string[]): Finding {
  const { path } = construct.node;
  const origin = originOf(construct)();
  return {
    code: 'NP257',
    id: 'nothing-to-open',
    severity: 'warning',
    headline: `\`${path}\` opens nothing`,
    where: { path, ...(origin && { origin }) },
    found: found.slice(0, MOST_NAMED).join('; ') || `no ${objects}`,
    expected: objects,
    why: 'whoever wrote it meant to let connections in, and none will get through',
    help,
  };
}
