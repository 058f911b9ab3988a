import type { EndLike } from '../dsl';
import type { NumberedPorts } from '../model/port';
import type { World } from '../reachability';
import type { EndQuery } from '../reachability/questions';
import type { ExplainReport } from '../report/explain/explain-report';

/** An end that somebody named, as it was found in a cluster. */
export interface FoundEnd {
  /** As messages name it, such as `front/web`. */
  readonly text: string;
  readonly query: EndQuery;
  /** What is wrong with the end as a source, thrown; nothing for one that can open connections. */
  readonly asSource: () => void;
  /**
   * The ports that are asked for at this end.
   *
   * @throws BadInput for a name that it does not declare
   */
  readonly portsFor: (given: readonly unknown[]) => readonly NumberedPorts[];
}

/** A cluster that matchers ask about, whatever it was read from. */
export interface AskedCluster {
  /** The path of its construct; empty for the only one. */
  readonly name: string;
  readonly world: World;
  /** The same with pods that statements name and nobody makes: what the table of connections shows. */
  readonly shownWorld: () => World;
  /** Whether its policies come from an app: then they are changed there, and not in the manifests. */
  readonly isOfApp: boolean;
  /** The objects behind policies and workloads, for the places of rules. */
  readonly sources: () => ExplainReport['sources'];
  readonly namespacesDeclared: ReadonlySet<string>;
  /** The namespaces that hold pods of the subject itself. */
  readonly namespaces: readonly string[];
  /** Errors of what is written that a verdict may hang on: what the API server refuses is not in the cluster. */
  readonly errors: () => readonly string[];
  /** @throws BadInput for an end that cannot be looked up here */
  readonly find: (end: EndLike) => FoundEnd;
}
