import { namespaceNamed, type ResolvedEnd } from '../dsl';
import type { IntentEnd } from '../lint/context';
import type { EndQuery } from '../reachability/questions';

/** An end of the DSL as the evaluator asks about it. */
export function queryOf(end: ResolvedEnd): EndQuery {
  switch (end.kind) {
    case 'anywhere':
      return { kind: 'anywhere' };
    case 'addresses':
      return { kind: 'addresses', blocks: end.blocks };
    case 'foreign-pods':
      return { kind: 'pods', namespaces: end.namespaces, pods: end.selector };
    case 'pods':
      return end.workload
        ? { kind: 'workload', workload: end.workload, selector: end.selector }
        : { kind: 'pods', namespaces: namespaceNamed(end.namespace), pods: end.selector };
  }
}

/** An end of a statement as the rules look at it. */
export function intentEndOf(end: ResolvedEnd): IntentEnd {
  return {
    text: end.text,
    query: queryOf(end),
    whoever: end.kind === 'anywhere' || end.kind === 'foreign-pods',
    ...(end.kind === 'pods' && {
      selector: end.selector,
      ...(end.workload && { workload: end.workload }),
      ...(end.front && {
        service: end.front.text,
        servicePorts: end.front.ports.map(({ port, leadsTo }) => ({ port, leadsTo: leadsTo.ports })),
      }),
      namedPorts: [...end.portNames.values()].flat(),
    }),
  };
}
