import type { Cluster } from '../../lib/model/cluster';
import type { Policy, Rule } from '../../lib/model/policy';
import type { NumberedPorts } from '../../lib/model/port';
import { Random } from './random';

/** A policy as it was, and as somebody has edited it. */
export interface PolicyChange {
  readonly before: Policy;
  readonly after: Policy;
}

/**
 * Edits of different policies, spread over the cluster: a rule's port becomes another one. Only rules that open numbered
 * ports to pods of the policy's own namespace are edited: what people do every day.
 */
export function policyChanges({ policies }: Cluster, count: number, seed: number): PolicyChange[] {
  const random = new Random(seed, 10);
  const editable = policies.filter(isEditable);
  return random.some(editable, count).map((before) => {
    const port = { kind: 'numbers', protocol: 'TCP', ...samePort(random.between(8060, 8099)) } as const;
    return { before, after: { ...before, ingress: before.ingress.map((rule) => ({ ...rule, ports: [port] })) } };
  });
}

/** The cluster with the changes made. */
export function changed(cluster: Cluster, changes: readonly PolicyChange[]): Cluster {
  const edited = new Map(changes.map(({ before, after }) => [before, after]));
  return { ...cluster, policies: cluster.policies.map((policy) => edited.get(policy) ?? policy) };
}

function samePort(number: number): Pick<NumberedPorts, 'first' | 'last'> {
  return { first: number, last: number };
}

function isEditable({ ingress }: Policy): boolean {
  return ingress.length > 0 && ingress.every(opensNumberToNeighbours);
}

function opensNumberToNeighbours({ peers, ports }: Rule): boolean {
  return (
    peers !== 'any' &&
    peers.every((peer) => peer.kind === 'pods' && peer.namespaces === undefined) &&
    ports !== 'any' &&
    ports.every((port) => port.kind === 'numbers')
  );
}
