import { NAMESPACE_NAME_LABEL } from '../model/labels';
import { selectorOfLabels, type Selector } from '../model/selector';
import { implies } from '../model/selector-algebra';
import type { EndQuery } from '../reachability/questions';
import type { LintContext } from './context';
import { KNOWN_RESOLVERS } from './manifests/dns-routes';

type PodsQuery = Extract<EndQuery, { kind: 'pods' }>;

/**
 * Pods that are there, whether or not anybody has declared them: those who resolve names in all known ways and in those
 * that somebody has named, and those who are said to call.
 */
export function knownElsewhere({ dnsRoutes, resolversNamed = [], callers }: LintContext): readonly PodsQuery[] {
  const routes = dnsRoutes.flatMap(({ resolvers, alternatives = [] }) => [...resolvers, ...alternatives]);
  const named = [
    ...Object.values(callers?.ingressControllers ?? {}),
    ...(callers?.monitoring ? [callers.monitoring] : []),
  ];
  const queries = [...KNOWN_RESOLVERS, ...routes, ...resolversNamed, ...named.map(({ query }) => query)];
  return queries.filter((query) => query.kind === 'pods');
}

/** Whether some such pods are all among those that a selector selects in the namespaces of another one. */
export function isKnownElsewhere(known: readonly PodsQuery[], namespaces: Selector, pods: Selector): boolean {
  return known.some((query) => implies(query.pods, pods) && implies(query.namespaces, namespaces));
}

/** The one namespace of a name, as a selector. */
export function namespaceOfName(name: string): Selector {
  return selectorOfLabels({ [NAMESPACE_NAME_LABEL]: name });
}
