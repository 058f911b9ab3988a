import { PROTOCOLS, type NumberedPorts } from '../../model/port';
import type { AskedEnd, Judgement, MapEnd, PortSets, SideJudgement, World } from '../../reachability';
import { cidrsOf } from '../../reachability/address-parts';
import { explainBlocks } from '../../reachability/explain';
import { ALL_PORTS } from '../../reachability/all-ports';
import { judgePorts } from '../../reachability/open-ports';
import type { Answer } from '../../report/explain/explain-report';
import { FAMILIES, FAMILY_BITS } from '../../sets/address';
import type { Cidr } from '../../sets/cidr';
import { intervalsOf } from '../../sets/intervals';
import { piecesOf, type Piece } from '../../reachability/explain/pieces';

/** What is asked: two ends, and one port, some, or all of them. */
export interface Question {
  readonly source: AskedEnd;
  readonly destination: AskedEnd;
  readonly ports?: NumberedPorts;
}

/** An end as reports have it. */
export function mapEnd(asked: AskedEnd, part?: readonly Cidr[]): MapEnd {
  if (asked.kind === 'pod') return asked;
  if (asked.kind === 'block') return { kind: 'addresses', blocks: part ?? [asked.block] };
  const { family, value } = asked.address;
  return { kind: 'addresses', blocks: [{ family, first: value, length: FAMILY_BITS[family] }] };
}

/** One port: each part of the blocks has a reason of its own, and can be explained in full. */
function answersOnPort(world: World, { source, destination }: Question, { protocol, first }: NumberedPorts): Answer[] {
  const asked = { source, destination, port: { protocol, number: first } };
  return explainBlocks(world, asked).map(({ sources, destinations, explanation }) => ({
    source: mapEnd(source, sources),
    destination: mapEnd(destination, destinations),
    ports: { [protocol]: [[first, first]] },
    judgement: explanation.judgement,
    explanation,
  }));
}

/** Text that is equal for judgements with the same verdict for the same reasons. */
function reasonsKey({ verdict, egress, ingress, families, unknowns }: Judgement): string {
  const sideKey = ({ verdict: own, exemption, isolatedBy, matchedBy }: SideJudgement) => [
    own,
    exemption,
    isolatedBy.map(({ policy, selects }) => [policy.namespace, policy.name, selects]),
    matchedBy.map(({ policy, rule, matches }) => [policy.namespace, policy.name, rule, matches]),
  ];
  return JSON.stringify([verdict, sideKey(egress), sideKey(ingress), families, unknowns]);
}

/** Ports that are judged alike, between two pieces. */
interface Alike {
  readonly key: string;
  readonly judgement: Judgement;
  readonly ports: NumberedPorts[];
}

function alikeBetween(world: World, source: Piece, destination: Piece, ranges: readonly NumberedPorts[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { ports, judgement } of judgePorts(world, { source: source.end, destination: destination.end }, ranges)) {
    const key = reasonsKey(judgement);
    const group = groups.get(key);
    if (group) group.ports.push(ports);
    else groups.set(key, { key, judgement, ports: [ports] });
  }
  return [...groups.values()];
}

function portSetsOf(ports: readonly NumberedPorts[]): PortSets {
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => {
      const ranges = ports.filter((one) => one.protocol === protocol).map(({ first, last }) => [first, last] as const);
      return ranges.length > 0 ? [[protocol, intervalsOf(ranges)]] : [];
    }),
  );
}

function blocksOf(pieces: readonly Piece[]): readonly Cidr[] {
  return FAMILIES.flatMap((family) => {
    const parts = pieces.flatMap(({ part }) => (part?.family === family ? [[part.first, part.last] as const] : []));
    return cidrsOf(family, intervalsOf<bigint>(parts));
  });
}

/** Many ports: those that are judged alike for the same reasons are one answer. */
function answersOnPorts(world: World, { source, destination }: Question, ranges: readonly NumberedPorts[]): Answer[] {
  const groups = new Map<string, { readonly alike: readonly Alike[]; readonly from: Piece[]; readonly to: Piece[] }>();
  for (const from of piecesOf(source, destination, world)) {
    for (const to of piecesOf(destination, source, world)) {
      const alike = alikeBetween(world, from, to, ranges);
      const key = JSON.stringify(alike.map((one) => [one.key, one.ports]));
      const group = groups.get(key);
      if (group) {
        group.from.push(from);
        group.to.push(to);
      } else groups.set(key, { alike, from: [from], to: [to] });
    }
  }
  return [...groups.values()].flatMap(({ alike, from, to }) =>
    alike.map(({ judgement, ports }) => ({
      source: mapEnd(source, blocksOf(from)),
      destination: mapEnd(destination, blocksOf(to)),
      ports: portSetsOf(ports),
      judgement,
    })),
  );
}

const ORDER = { allowed: 0, depends: 1, denied: 2 } as const;

/** The answers to a question: what is allowed first, and each connection that was asked about in just one of them. */
export function answersTo(world: World, question: Question): Answer[] {
  const { ports } = question;
  const answers =
    ports && ports.first === ports.last
      ? answersOnPort(world, question, ports)
      : answersOnPorts(world, question, ports ? [ports] : ALL_PORTS);
  return answers.sort((one, other) => ORDER[one.judgement.verdict] - ORDER[other.judgement.verdict]);
}
