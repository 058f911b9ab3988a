import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts } from '../../../lib/model/port';
import type { Policy, Rule } from '../../../lib/model/policy';
import type { End, World } from '../../../lib/reachability';

/** The rules that can have a say: those for egress of the source's namespace, and for ingress of the destination's. */
export function rulesAbout(world: World, source: End, destination: End): Rule[] {
  const policiesOf = (end: End): Policy[] =>
    world.cluster.policies.filter(({ namespace }) => end.kind === 'pod' && end.workload.namespace === namespace);
  return [
    ...policiesOf(source).flatMap(({ egress }) => egress),
    ...policiesOf(destination).flatMap(({ ingress }) => ingress),
  ];
}

/**
 * All ports, cut wherever something could change: at the ends of every range of the same protocol that one of these
 * rules names, and around every port that the destination declares. Cuts without an effect do no harm.
 */
export function portParts(world: World, source: End, destination: End): NumberedPorts[] {
  const named = rulesAbout(world, source, destination).flatMap(({ ports }) => (ports === 'any' ? [] : ports));
  const declared = destination.kind === 'pod' ? destination.workload.ports : [];
  return PROTOCOLS.flatMap((protocol) => {
    const cuts = new Set([FIRST_PORT, LAST_PORT + 1]);
    for (const port of named) {
      if (port.protocol === protocol && port.kind === 'numbers') cuts.add(port.first).add(port.last + 1);
    }
    for (const port of declared) if (port.protocol === protocol) cuts.add(port.number).add(port.number + 1);
    const starts = [...cuts].sort((one, other) => one - other);
    return starts.slice(0, -1).map((first, index): NumberedPorts => {
      return { kind: 'numbers', protocol, first, last: (starts[index + 1] ?? 0) - 1 };
    });
  });
}
