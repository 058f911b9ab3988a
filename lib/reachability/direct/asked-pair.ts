import type { Direction } from '../../model/policy';
import type { NumberedPorts, Port } from '../../model/port';
import type { Family } from '../../sets/address';
import type { Connection, End } from '../connection';
import type { Exemption, Judgement, SideJudgement, Verdict } from '../judgement';
import type { World } from '../world';
import { answerOn, askedSide, inEveryFamily, sideJudgement, type AskedSide, type SideAnswer } from './asked-side';
import { ALWAYS, both, NEVER, verdictIn, type Bounds } from './bounds';
import { addCuts } from './rule-ports';
import { unknownsOf } from './unknowns';
import { commonFamilies, whereaboutsOf } from './whereabouts';

/** A connection without its port. */
export type TwoEnds = Omit<Connection, 'port'>;

/** Two ends, ready to be asked about some ports. */
export type AskedPair = DecidedPair | OpenPair;

/** Two ends about which no policy has to be asked. */
interface DecidedPair {
  readonly kind: 'decided';
  readonly judgement: Judgement;
}

/** Two ends whose policies decide. */
export interface OpenPair {
  readonly kind: 'open';
  readonly source: End;
  readonly destination: End;
  /** The families that both ends have. */
  readonly families: readonly Family[];
  readonly egress: AskedSide;
  readonly ingress: AskedSide;
  /** Whether it is enough that one family is open. */
  readonly oneFamilyIsEnough: boolean;
}

function decided(verdict: Verdict, exemption: Exemption): DecidedPair {
  const side = (direction: Direction): SideJudgement => {
    return { direction, verdict, exemption, isolatedBy: [], matchedBy: [] };
  };
  const judgement = { verdict, egress: side('egress'), ingress: side('ingress'), families: {}, unknowns: [] };
  return { kind: 'decided', judgement };
}

const FINISHED = decided('denied', 'finished-pod');
const OWN_ADDRESS = decided('allowed', 'own-address');
const NO_COMMON_FAMILY = decided('denied', 'no-common-family');

function hasFinished(end: End): boolean {
  return end.kind === 'pod' && end.workload.finished;
}

/** The range of one port. */
export function justPort({ protocol, number }: Port): readonly NumberedPorts[] {
  return [{ kind: 'numbers', protocol, first: number, last: number }];
}

/** Gathers what can matter to connections between two ends on the wanted ports. */
export function askedPair(
  world: World,
  { source, destination, samePod }: TwoEnds,
  wanted: readonly NumberedPorts[],
): AskedPair {
  const { options } = world;
  if (options.finishedPods === 'exclude' && (hasFinished(source) || hasFinished(destination))) return FINISHED;
  if (samePod && options.ownAddress === 'allow') return OWN_ADDRESS;
  const [from, to] = [whereaboutsOf(source, options), whereaboutsOf(destination, options)];
  const families = commonFamilies(from, to);
  if (families.length === 0) return NO_COMMON_FAMILY;
  const side = (direction: Direction): AskedSide => {
    const [subject, other, whereabouts] =
      direction === 'egress' ? ([source, destination, to] as const) : ([destination, source, from] as const);
    return askedSide({ world, direction, subject, other, families, whereabouts }, wanted);
  };
  // A client may choose the family only where it is known which ones there are.
  const familiesAreKnown = [source, destination].every(
    (end) => end.kind === 'address' || end.workload.addresses.length > 0,
  );
  const oneFamilyIsEnough = options.dualStack === 'any-family' && familiesAreKnown;
  return {
    kind: 'open',
    source,
    destination,
    families,
    egress: side('egress'),
    ingress: side('ingress'),
    oneFamilyIsEnough,
  };
}

/** Both sides have to be open, family by family. */
function together(egress: SideAnswer, ingress: SideAnswer): readonly Bounds[] {
  return egress.byFamily.map((bounds, family) => both(bounds, ingress.byFamily[family] ?? NEVER));
}

function overall(byFamily: readonly Bounds[], { oneFamilyIsEnough }: OpenPair): Verdict {
  return oneFamilyIsEnough && byFamily.includes(ALWAYS) ? 'allowed' : verdictIn(inEveryFamily(byFamily));
}

/** What each side says to a port, and both of them together. */
export type Verdicts = Readonly<Record<Direction | 'verdict', Verdict>>;

/** The verdicts on one of the wanted ports, without their reasons. */
export function verdictsOn(pair: AskedPair, port: Port): Verdicts {
  if (pair.kind === 'decided') {
    const { verdict, egress, ingress } = pair.judgement;
    return { verdict, egress: egress.verdict, ingress: ingress.verdict };
  }
  const [egress, ingress] = [answerOn(pair.egress, port), answerOn(pair.ingress, port)];
  return {
    verdict: overall(together(egress, ingress), pair),
    egress: verdictIn(inEveryFamily(egress.byFamily)),
    ingress: verdictIn(inEveryFamily(ingress.byFamily)),
  };
}

/** The judgement of one of the wanted ports: the verdict with its reasons. */
export function judgementOn(pair: AskedPair, port: Port): Judgement {
  if (pair.kind === 'decided') return pair.judgement;
  const { source, destination, families } = pair;
  const answers = { egress: answerOn(pair.egress, port), ingress: answerOn(pair.ingress, port) };
  const byFamily = together(answers.egress, answers.ingress);
  const verdict = overall(byFamily, pair);
  const sides = {
    egress: sideJudgement(pair.egress, answers.egress),
    ingress: sideJudgement(pair.ingress, answers.ingress),
  };
  const inFamilies = Object.fromEntries(families.map((family, index) => [family, verdictIn(byFamily[index] ?? NEVER)]));
  const judged = { ...sides, families: inFamilies };
  return { verdict, ...judged, unknowns: verdict === 'depends' ? unknownsOf(source, destination, judged) : [] };
}

/** The numbers within a range at which something can change, in order, the first number of the range included. */
export function startsWithin(pair: AskedPair, { protocol, first, last }: NumberedPorts): readonly number[] {
  if (pair.kind === 'decided' || first === last) return [first];
  const cuts = new Set<number>([first]);
  for (const { ports } of pair.egress.rules) addCuts(ports, protocol, cuts);
  for (const { ports } of pair.ingress.rules) addCuts(ports, protocol, cuts);
  return [...cuts].filter((cut) => first <= cut && cut <= last).sort((one, other) => one - other);
}
