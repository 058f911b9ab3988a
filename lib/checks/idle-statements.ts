import type { GeneratedPolicy, PlannedCluster, Statement } from '../dsl';
import { selectorKey } from '../model/selector';
import type { World } from '../reachability';
import { podsSelectedIn } from '../reachability/questions';

/** A statement that opens nothing, since whatever it could open is open already. */
export interface IdleStatement {
  readonly statement: Statement;
  /** True where it writes policies all the same, each for the part of an end that a narrower deny isolates. */
  readonly writes: boolean;
}

/**
 * Whether no known pod is in the part of its ends that a narrower deny isolates. Of an end without known pods nobody can
 * tell; another rule speaks of it.
 */
function isWithoutPods({ namespace, selector, subjects }: GeneratedPolicy, world: World): boolean {
  const key = selectorKey(selector);
  if (subjects.some((subject) => selectorKey(subject) === key)) return false;
  const hasPods = (pods: GeneratedPolicy['selector']) => podsSelectedIn(world, namespace, pods).length > 0;
  return !hasPods(selector) && subjects.every(hasPods);
}

/** What people say, pair by pair, where nothing isolates the known pods of either side; patterns are quiet there. */
export function idleStatements({ idle, generated }: PlannedCluster, world: World): IdleStatement[] {
  const [opening, writing] = [new Set<Statement>(), new Set<Statement>()];
  for (const policy of generated) {
    const into = isWithoutPods(policy, world) ? writing : opening;
    for (const statement of policy.statements) into.add(statement);
  }
  return [
    ...idle.map((statement) => ({ statement, writes: false })),
    ...[...writing].filter((statement) => !opening.has(statement)).map((statement) => ({ statement, writes: true })),
  ].filter(({ statement }) => statement.kind === 'allow');
}
