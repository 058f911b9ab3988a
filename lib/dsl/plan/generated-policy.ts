import type { Chart, JsonPatch } from 'cdk8s';
import type { Direction, NonEmpty, Peer, Policy, Rule } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import { PROTOCOLS } from '../../model/port';
import { selectorKey, type Selector } from '../../model/selector';
import { formatCidr } from '../../sets/cidr';
import type { Half } from './halves';
import type { Statement } from './statement';

/** A policy that the plan makes: one subject, one direction, one peer, the ports of all statements about them. */
export interface GeneratedPolicy {
  readonly name: string;
  readonly namespace: string;
  readonly chart: Chart;
  readonly direction: Direction;
  readonly selector: Selector;
  /** The selector of the end it was written for; a narrower deny may leave only a part of it, perhaps no pod at all. */
  readonly subject: Selector;
  readonly peers: 'any' | NonEmpty<Peer>;
  readonly ports: 'any' | NonEmpty<NumberedPorts>;
  readonly statements: readonly Statement[];
}

function peerKey(peer: Peer): string {
  if (peer.kind === 'block') return `block ${[peer.cidr, ...peer.except].map(formatCidr).join(' ')}`;
  return `pods ${peer.namespaces ? selectorKey(peer.namespaces) : '(own)'} / ${peer.pods ? selectorKey(peer.pods) : ''}`;
}

function peersKey(peers: 'any' | NonEmpty<Peer>): string {
  return peers === 'any' ? 'any' : peers.map(peerKey).sort().join(', ');
}

/** What two halves must share to be one policy; the chart is where it lies, not what it says. */
function subjectKey({ direction, selector, peers }: Pick<GeneratedPolicy, 'direction' | 'selector' | 'peers'>): string {
  return `${direction}; ${selectorKey(selector)}; ${peersKey(peers)}`;
}

function comparePorts(one: NumberedPorts, other: NumberedPorts): number {
  const byProtocol = PROTOCOLS.indexOf(one.protocol) - PROTOCOLS.indexOf(other.protocol);
  return byProtocol || one.first - other.first || one.last - other.last;
}

function covers(wide: NumberedPorts, narrow: NumberedPorts): boolean {
  return wide.protocol === narrow.protocol && wide.first <= narrow.first && narrow.last <= wide.last;
}

/** All ports of both, sorted, without those that a range already covers. */
export function mergedPorts(
  one: 'any' | NonEmpty<NumberedPorts>,
  other: 'any' | NonEmpty<NumberedPorts>,
): 'any' | NonEmpty<NumberedPorts> {
  if (one === 'any' || other === 'any') return 'any';
  if (one === other && one.length === 1) return one;
  const kept: NumberedPorts[] = [];
  // Wider ranges first among those that begin alike, so that what they cover comes after them.
  const sorted = [...one, ...other].sort((a, b) => comparePorts({ ...a, last: -a.last }, { ...b, last: -b.last }));
  for (const ports of sorted) if (!kept.some((wide) => covers(wide, ports))) kept.push(ports);
  return kept as unknown as NonEmpty<NumberedPorts>;
}

/** A half under the name it will have. */
export function generatedPolicy(name: string, half: Half, statement: Statement): GeneratedPolicy {
  const { direction, selector, peers, ports, chart } = half;
  return {
    name,
    namespace: half.subject.namespace,
    chart,
    direction,
    selector,
    subject: half.subject.selector,
    peers,
    ports: ports === 'any' ? 'any' : mergedPorts(ports, ports),
    statements: [statement],
  };
}

/** Both policies as one, if they say the same about ports of the same connection; undefined if they do not. */
export function merged(one: GeneratedPolicy, other: GeneratedPolicy): GeneratedPolicy | undefined {
  if (subjectKey(one) !== subjectKey(other)) return undefined;
  const statements = one.statements.includes(other.statements[0] as Statement)
    ? one.statements
    : [...one.statements, ...other.statements];
  // Ends of two charts can be the same pods; where their policy lies must not hang on which was named first.
  const chart = other.chart.node.path < one.chart.node.path ? other.chart : one.chart;
  return { ...one, chart, ports: mergedPorts(one.ports, other.ports), statements };
}

/** The policy in the words of the model. */
export function modelOf({ name, namespace, direction, selector, peers, ports }: GeneratedPolicy): Policy {
  const rules: readonly Rule[] = [{ peers, ports }];
  return {
    namespace,
    name,
    selector,
    isolates: { ingress: direction === 'ingress', egress: direction === 'egress' },
    ingress: direction === 'ingress' ? rules : [],
    egress: direction === 'egress' ? rules : [],
  };
}

/** The JSON patches that the statements behind a policy ask for, in the order of the statements' paths. */
export function patchesOf({ statements }: GeneratedPolicy): JsonPatch[] {
  return statements.flatMap(({ patches }) => patches);
}
