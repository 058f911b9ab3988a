import type { IConstruct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import { Cluster } from './cluster';
import type { ClusterProps } from './cluster-props';
import { Mistake } from './mistake';
import { originOf, placed } from './origins';
import { registryOf } from './plan/registry';
import type { Statement } from './plan/statement';
import { textsOf } from './statement-texts';

/** What a pattern says of some ends. */
export type Said = Pick<Statement, 'from' | 'to' | 'ports'> & Partial<Pick<Statement, 'subject' | 'policyName'>>;

/**
 * Says in the name of a construct that some ends may open connections to others. Like every pattern it is quiet where
 * nothing isolates either side: then all of it is open already.
 */
export function sayAsPattern(construct: IConstruct, said: Said): void {
  registryOf(construct).statements.push(statementOf(construct, said));
}

function statementOf(construct: IConstruct, said: Said): Statement {
  return {
    kind: 'pattern',
    anchor: construct,
    path: construct.node.path,
    origin: originOf(construct),
    patches: [],
    ...textsOf(construct),
    ...said,
  };
}

/** The same for each destination by itself, so that ports by name are those of each, and each has policies of its own. */
export function sayForEach(construct: IConstruct, said: Said): void {
  for (const one of forEachDestination(said)) sayAsPattern(construct, one);
}

/** What is said of several destinations, of each by itself. */
export function forEachDestination({ to, ...said }: Said): readonly Said[] {
  return to.map((destination) => ({ ...said, to: [destination] }));
}

/**
 * Says what depends on the cluster: its profile is looked up while the app synthesizes, since it may be told of after
 * the pattern is made.
 *
 * @param saidIn what is said of a cluster with some profile, and what is wrong with it
 */
export function sayByProfile(
  construct: IConstruct,
  saidIn: (profile: ClusterProps) => readonly (Said | Finding)[],
): void {
  registryOf(construct).statementSources.push({
    anchor: construct,
    statementsFor: () => {
      const all = unlessMistaken(() => saidIn(Cluster.of(construct)));
      return {
        statements: all.flatMap((one) => ('code' in one ? [] : [statementOf(construct, one)])),
        findings: all.flatMap((one) => ('code' in one ? [placed(construct, one)] : [])),
      };
    },
  });
}

/** Nobody could catch a mistake that is thrown while the app synthesizes: it is found instead, with all others. */
function unlessMistaken<T>(ask: () => readonly T[]): readonly (T | Finding)[] {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Mistake) return [error.finding];
    throw error;
  }
}
