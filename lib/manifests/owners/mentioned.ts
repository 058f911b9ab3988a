import { DIRECTIONS, type Policy } from '../../model/policy';
import type { Selector } from '../../model/selector';

/** By what policies tell pods of one namespace apart. */
export interface Mentioned {
  /** Label keys, sorted. */
  readonly labels: readonly string[];
  /** Names of ports. */
  readonly ports: ReadonlySet<string>;
  /** True if there are blocks of addresses: then it counts whether the address of a pod is known. */
  readonly hasBlocks: boolean;
}

/** What the policies mention. */
export function mentionedBy(policies: readonly Policy[]): Mentioned {
  const labels = new Set<string>();
  const ports = new Set<string>();
  let hasBlocks = false;
  const addKeys = (selector?: Selector): void => selector?.requirements.forEach(({ key }) => labels.add(key));
  for (const policy of policies) {
    addKeys(policy.selector);
    for (const rule of DIRECTIONS.flatMap((direction) => policy[direction])) {
      for (const peer of rule.peers === 'any' ? [] : rule.peers) {
        if (peer.kind === 'block') hasBlocks = true;
        else addKeys(peer.pods);
      }
      for (const port of rule.ports === 'any' ? [] : rule.ports) if (port.kind === 'name') ports.add(port.name);
    }
  }
  return { labels: [...labels].sort(), ports, hasBlocks };
}
