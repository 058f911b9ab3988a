/** What changes say is to be done, done to a cluster: by the words of the change, not by the code that found it. */
import type { Cluster } from '../../../lib/model/cluster';
import type { Direction, NonEmpty, Policy, Rule } from '../../../lib/model/policy';
import type { Workload } from '../../../lib/model/workload';
import { podEnd, type Change, type Connection, type Edit } from '../../../lib/reachability';

/** A cluster, and a connection between ends of it. */
export interface Situation {
  readonly cluster: Cluster;
  readonly connection: Connection;
}

function withRule(rules: readonly Rule[], position: number, change: (rule: Rule) => Rule): readonly Rule[] {
  return rules.map((rule, index) => (index === position ? change(rule) : rule));
}

function more<T>(items: 'any' | NonEmpty<T>, item: T): 'any' | NonEmpty<T> {
  return items === 'any' ? 'any' : [...items, item];
}

function editedRules(rules: readonly Rule[], edit: Exclude<Edit, { kind: 'add-label' }>): readonly Rule[] {
  switch (edit.kind) {
    case 'add-rule':
      return [...rules, edit.rule];
    case 'add-port':
      return withRule(rules, edit.rule, (rule) => ({ ...rule, ports: more(rule.ports, edit.port) }));
    case 'add-peer':
      return withRule(rules, edit.rule, (rule) => ({ ...rule, peers: more(rule.peers, edit.peer) }));
    case 'narrow-except':
      return withRule(rules, edit.rule, (rule) => {
        if (rule.peers === 'any') return rule;
        const [first, ...rest] = rule.peers.map((peer, index) => {
          if (index !== edit.peer || peer.kind !== 'block') return peer;
          return { ...peer, except: [...peer.except.filter((block) => block !== edit.except), ...edit.instead] };
        });
        return first ? { ...rule, peers: [first, ...rest] } : rule;
      });
  }
}

function withPolicy(
  { cluster, connection }: Situation,
  policy: Policy,
  way: Direction,
  rules: readonly Rule[],
): Situation {
  const policies = cluster.policies.map((one) => (one === policy ? { ...one, [way]: rules } : one));
  return { cluster: { ...cluster, policies }, connection };
}

/** The same pods, labelled, in the cluster and at the ends of the connection. */
function withWorkload({ cluster, connection }: Situation, old: Workload, young: Workload): Situation {
  const end = (given: Connection['source']) => (given.kind === 'pod' && given.workload === old ? podEnd(young) : given);
  return {
    cluster: { ...cluster, workloads: cluster.workloads.map((one) => (one === old ? young : one)) },
    connection: { ...connection, source: end(connection.source), destination: end(connection.destination) },
  };
}

/** The situation after one change. */
export function situationAfter(situation: Situation, { side, edit }: Pick<Change, 'side' | 'edit'>): Situation {
  if (edit.kind === 'add-label') {
    const { workload, key, value } = edit;
    return withWorkload(situation, workload, { ...workload, labels: { ...workload.labels, [key]: value } });
  }
  return withPolicy(situation, edit.policy, side, editedRules(edit.policy[side], edit));
}
