// Not from the package's index, which installs the checks: laws look at what would be written, good or bad.
import type { LabelQuery } from '../../lib/dsl/label-query';
import {
  allNamespaces,
  namespace,
  namespaces,
  type PodsOfNamespace,
  type PodsOfNamespaces,
} from '../../lib/dsl/values';

/** A query in parts, of which there may be none. */
export type Query = Extract<LabelQuery, readonly unknown[]>;

/**
 * Pods of a namespace by name, or of namespaces by labels. A query without parts asks for everyone, which the DSL takes
 * only where it is written out.
 */
export function podsWhere(where: string | Query, pods: Query): PodsOfNamespace | PodsOfNamespaces {
  if (typeof where === 'string') return pods.length > 0 ? namespace(where).pods(pods) : namespace(where);
  const chosen = where.length > 0 ? namespaces(where) : allNamespaces();
  return pods.length > 0 ? chosen.pods(pods) : chosen;
}
