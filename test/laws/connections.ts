import { NAMESPACE_NAME_LABEL, type Labels } from '../../lib/model/labels';
import type { Policy } from '../../lib/model/policy';
import type { Port } from '../../lib/model/port';
import type { Workload as Pods } from '../../lib/model/workload';
import { addressEnd, judge, podEnd, worldOf, type Connection, type End, type World } from '../../lib/reachability';
import { parseAddress, type Address } from '../../lib/sets/address';
import { NAMESPACES } from '../arbitraries/small-app';

/** The ports that small apps can tell apart: those they name, and one of each kind that only `all` holds. */
export const JUDGED_PORTS: readonly Port[] = [
  { protocol: 'TCP', number: 8080 },
  { protocol: 'TCP', number: 8050 },
  { protocol: 'UDP', number: 53 },
  { protocol: 'SCTP', number: 9 },
];

function address(text: string): Address {
  const parsed = parseAddress(text, 'strict');
  if (!parsed) throw new RangeError(`${text} is no address`);
  return parsed;
}

const OUTSIDE: readonly End[] = ['203.0.113.1', '203.0.113.200', '8.8.8.8'].map((text) => addressEnd(address(text)));

/** Labels that pods could have: every combination of what small apps mention and of nothing, and what none mentions. */
const LABELS: readonly Labels[] = [
  ...[undefined, 'a', 'b'].flatMap((app) =>
    [undefined, 'x'].map((tier): Labels => ({ ...(app && { app }), ...(tier && { tier }) })),
  ),
  { app: 'c' },
];

/** Pods that nobody declared, in each namespace, with an address each, so that no verdict is `depends`. */
const UNDECLARED: readonly Pods[] = (['red', 'green', 'violet'] as const).flatMap((namespace, place) =>
  (namespace === 'violet' ? LABELS.slice(1, 3) : LABELS).map((labels, index) =>
    podWith(namespace, `pod-${index}`, labels, `10.0.${place}.${index + 1}`),
  ),
);

function podWith(namespace: string, name: string, labels: Labels, at: string): Pods {
  return {
    namespace,
    name,
    kind: 'Pod',
    labels,
    runtimeLabels: [],
    ports: [],
    hostNetwork: false,
    addresses: [address(at)],
    nodeAddresses: [],
    finished: false,
  };
}

/** Everyone there could be in a small app's cluster: its own pods, undeclared ones, and addresses outside. */
export function everyone(own: readonly Pods[]): readonly End[] {
  const known = own.map((pods, index) => ({ ...pods, runtimeLabels: [], addresses: [address(`10.0.9.${index + 1}`)] }));
  return [...[...known, ...UNDECLARED].map(podEnd), ...OUTSIDE];
}

export function worldWith(policies: readonly Policy[]): World {
  const namespaces = Object.entries(NAMESPACES).map(([name, labels]) => ({
    name,
    labels: { ...labels, [NAMESPACE_NAME_LABEL]: name },
  }));
  return worldOf({ namespaces, workloads: [], policies });
}

/** Every connection between two ends on each of the ports. */
export function* connectionsBetween(ends: readonly End[], ports: readonly Port[]): Generator<Connection> {
  for (const source of ends) {
    for (const destination of ends) for (const port of ports) yield { source, destination, port };
  }
}

export function isOpen(world: World, connection: Connection): boolean {
  return judge(world, connection).verdict === 'allowed';
}

/** A connection in short, for the message of a law that fails. */
export function connectionText({ source, destination, port }: Connection): string {
  const text = (end: End) =>
    end.kind === 'pod'
      ? `${end.workload.namespace}/${end.workload.name} ${JSON.stringify(end.workload.labels)}`
      : `address ${end.address.value}`;
  return `${text(source)} -> ${text(destination)} ${port.protocol} ${port.number}`;
}
