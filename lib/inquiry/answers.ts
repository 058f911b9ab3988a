import { PROTOCOLS, type NumberedPorts } from '../model/port';
import type { Judgement, PortSets, SideJudgement, World } from '../reachability';
import { cidrsOf } from '../reachability/address-parts';
import { explainBlocks } from '../reachability/explain';
import { ALL_PORTS } from '../reachability/all-ports';
import { judgePorts } from '../reachability/open-ports';
import type { Answer } from '../report/explain/explain-report';
import { FAMILIES } from '../sets/address';
import type { Cidr } from '../sets/cidr';
import { intervalsOf } from '../sets/intervals';
import { piecesOf, type Piece } from '../reachability/explain/pieces';
import { askedEndsOf, mapEnd, type Question } from './question';

/** One port: each part of the blocks has a reason of its own, and can be explained in full. */
function answersOnPort(world: World, question: Question, { protocol, first }: NumberedPorts): Answer[] {
  const { source, destination, samePod = false } = question;
  const port = { protocol, number: first };
  const parts = askedEndsOf(source).flatMap((from) =>
    askedEndsOf(destination).flatMap((to) => explainBlocks(world, { source: from, destination: to, port, samePod })),
  );
  return parts.map(({ sources, destinations, explanation }) => ({
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
  // Which families there are is no reason where they agree.
  const disagreeing = Object.values(families).some((own) => own !== verdict) ? families : {};
  return JSON.stringify([verdict, sideKey(egress), sideKey(ingress), disagreeing, unknowns]);
}

/** Ports that are judged alike, between two pieces. */
interface Alike {
  readonly key: string;
  readonly judgement: Judgement;
  readonly ports: NumberedPorts[];
}

/** A part of each end. */
interface Pieces {
  readonly from: Piece;
  readonly to: Piece;
}

function alikeBetween(
  world: World,
  { from, to }: Pieces,
  { samePod = false }: Question,
  ranges: readonly NumberedPorts[],
): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { ports, judgement } of judgePorts(world, { source: from.end, destination: to.end, samePod }, ranges)) {
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

/** Each part of one end with each of the other. */
function piecesOfBoth(world: World, { source, destination }: Question): Pieces[] {
  return askedEndsOf(source).flatMap((one) =>
    askedEndsOf(destination).flatMap((other) =>
      piecesOf(one, other, world).flatMap((from) => piecesOf(other, one, world).map((to) => ({ from, to }))),
    ),
  );
}

/** Many ports: those that are judged alike for the same reasons are one answer. */
function answersOnPorts(world: World, question: Question, ranges: readonly NumberedPorts[]): Answer[] {
  const { source, destination } = question;
  const groups = new Map<string, { readonly alike: readonly Alike[]; readonly from: Piece[]; readonly to: Piece[] }>();
  for (const pieces of piecesOfBoth(world, question)) {
    const { from, to } = pieces;
    const alike = alikeBetween(world, pieces, question, ranges);
    // Between addresses the families decide: a part of one end goes with just one family of the other.
    const families = from.part && to.part ? [from.part.family, to.part.family] : [];
    const key = JSON.stringify([families, alike.map((one) => [one.key, one.ports])]);
    const group = groups.get(key);
    if (group) {
      group.from.push(from);
      group.to.push(to);
    } else groups.set(key, { alike, from: [from], to: [to] });
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
  const { ports = ALL_PORTS } = question;
  const answers = ports.every(({ first, last }) => first === last)
    ? ports.flatMap((port) => answersOnPort(world, question, port))
    : answersOnPorts(world, question, ports);
  return answers.sort((one, other) => ORDER[one.judgement.verdict] - ORDER[other.judgement.verdict]);
}
