import type { DeclaredPort } from '../../model/port';
import type { World } from '../world';

/** Numbers that few programs listen on: a port that somebody knows by its name only gets one of its own. */
const FIRST_UNKNOWN_PORT = 60001;
const LAST_PORT = 65535;

/**
 * What pods that nobody read call their ports: each name that a policy mentions, with the number that a pod that was read
 * gives it, or else with a number of its own, so that two names are never one port.
 */
export function strangerPorts(worlds: readonly World[]): readonly DeclaredPort[] {
  const names = new Map<string, Pick<DeclaredPort, 'protocol'> & { readonly name: string }>();
  for (const { cluster } of worlds) {
    for (const { ingress, egress } of cluster.policies) {
      for (const { ports } of [...ingress, ...egress]) {
        for (const port of ports === 'any' ? [] : ports) {
          if (port.kind === 'name') names.set(`${port.protocol} ${port.name}`, port);
        }
      }
    }
  }
  if (names.size === 0) return [];
  const declared = new Map<string, number>();
  for (const { cluster } of worlds) {
    for (const { ports } of cluster.workloads) {
      for (const { name, protocol, number } of ports) {
        const key = `${protocol} ${name}`;
        if (name !== undefined && names.has(key) && !declared.has(key)) declared.set(key, number);
      }
    }
  }
  const taken = new Set<string>();
  let next = FIRST_UNKNOWN_PORT;
  return [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { name, protocol }]) => {
      const known = declared.get(key);
      const number = known !== undefined && !taken.has(`${protocol} ${known}`) ? known : Math.min(next++, LAST_PORT);
      taken.add(`${protocol} ${number}`);
      return { name, protocol, number };
    });
}
