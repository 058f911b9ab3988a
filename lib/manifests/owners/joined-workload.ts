import type { NonEmpty } from '../../model/policy';
import type { DeclaredPort } from '../../model/port';
import type { Workload } from '../../model/workload';
import type { Address } from '../../sets/address';
import { setOwn } from '../reading/read-document';

/**
 * One workload for pods that no policy tells apart: the labels that all of them have, and the addresses and the
 * ports that any of them has.
 */
export function joinedWorkload(pods: NonEmpty<Workload>, kind: string, name: string): Workload {
  const [first] = pods;
  const nodes = new Set(pods.filter(({ nodeAddresses }) => nodeAddresses.length > 0).map(nodesKey));
  return Object.freeze({
    ...first,
    kind,
    name,
    labels: commonLabels(pods),
    ports: allPorts(pods),
    addresses: allAddresses(pods.map(({ addresses }) => addresses)),
    nodeAddresses: allAddresses(pods.map(({ nodeAddresses }) => nodeAddresses)),
    ...(nodes.size > 1 ? { onSeveralNodes: true as const } : {}),
  });
}

function commonLabels(pods: NonEmpty<Workload>): Workload['labels'] {
  const [first, ...others] = pods;
  const labels: Record<string, string> = {};
  for (const [key, value] of Object.entries(first.labels)) {
    const isCommon = others.every((other) => Object.hasOwn(other.labels, key) && other.labels[key] === value);
    if (isCommon) setOwn(labels, key, value);
  }
  return Object.freeze(labels);
}

function allPorts(pods: NonEmpty<Workload>): readonly DeclaredPort[] {
  const lists = new Set(pods.map(({ ports }) => ports));
  if (lists.size === 1) return pods[0].ports;
  const ports = new Map<string, DeclaredPort>();
  for (const list of lists) for (const port of list) ports.set(JSON.stringify(port), port);
  return Object.freeze([...ports.values()]);
}

function allAddresses(lists: readonly (readonly Address[])[]): readonly Address[] {
  const addresses = new Map<string, Address>();
  for (const address of lists.flat()) addresses.set(`${address.family} ${address.value}`, address);
  return Object.freeze([...addresses.values()]);
}

function nodesKey({ nodeAddresses }: Workload): string {
  return nodeAddresses
    .map(({ family, value }) => `${family} ${value}`)
    .sort()
    .join();
}
