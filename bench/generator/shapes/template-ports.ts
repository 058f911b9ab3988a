import type { PolicyPort } from '../kubernetes-objects';
import type { Random } from '../random';

/** In a hundred rules. */
const KINDS = { fixed: 60, named: 9, range: 9, otherProtocol: 18, none: 4 } as const;
const SPARE_PORTS = 40;

/** The ports of one rule; undefined for all of them. */
export function templatePorts(random: Random): PolicyPort[] | undefined {
  switch (random.weighted(KINDS)) {
    case 'fixed':
      return [{ protocol: 'TCP', port: 8060 + random.below(SPARE_PORTS) }];
    case 'named':
      return [{ protocol: 'TCP', port: random.pick(['http', 'metrics', 'grpc']) }];
    case 'range': {
      const port = 30000 + 10 * random.below(20);
      return [{ protocol: 'TCP', port, endPort: port + random.between(1, 50) }];
    }
    case 'otherProtocol':
      return [{ protocol: random.pick(['UDP', 'SCTP']), port: random.pick([53, 123, 161, 514, 3868, 5353, 36412]) }];
    case 'none':
      return undefined;
  }
}

/** Names alone, in every protocol: what a name stands for must be looked up on each pod. */
export function namedPorts(random: Random): PolicyPort[] {
  return [
    { protocol: 'TCP', port: random.pick(['http', 'metrics']) },
    ...(random.percent(30) ? [{ protocol: 'UDP', port: 'dns' }] : []),
  ];
}
