import type { Direction, Policy, Rule } from '../model/policy';
import type { JudgedPolicy } from './context';
import { isAboutDns, isAnywhere } from './dns-rules';
import { isSaidByStatement } from './said-by-statement';
import { fieldOfRule, rulesOf, type PlacedRule } from './matching';

/** Words by which a name says that something is closed. */
const DENYING: ReadonlySet<string> = new Set(['deny', 'denies', 'denied', 'block', 'blocked', 'blocks', 'lockdown']);

/** Words by which a name says that pods are set apart; which others they may talk to it leaves open. */
const ISOLATING: ReadonlySet<string> = new Set(['isolate', 'isolates', 'isolated', 'isolation']);

/** Words that leave open what is closed: whatever else a name says, it may say what is not. */
const NEUTRAL: ReadonlySet<string> = new Set([
  ...['all', 'any', 'anything', 'baseline', 'both', 'by', 'default', 'everything', 'full', 'global', 'implicit'],
  ...['incoming', 'namespace', 'netpol', 'network', 'networkpolicy', 'np', 'ns', 'outgoing', 'pod', 'pods', 'policy'],
  ...['the', 'total', 'traffic', 'ingress', 'egress', 'in', 'out', 'inbound', 'outbound'],
]);

const INGRESS: ReadonlySet<string> = new Set(['ingress', 'in', 'inbound', 'incoming']);
const EGRESS: ReadonlySet<string> = new Set(['egress', 'out', 'outbound', 'outgoing']);

function wordsOf(text: string): readonly string[] {
  return text.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** The words for the pods that a policy selects: `web-deny` closes the pods labelled `app=web`. */
function wordsForSubject({ namespace, selector }: Policy): ReadonlySet<string> {
  const values = selector.requirements.flatMap((requirement) => requirement.values);
  return new Set([namespace, ...values].flatMap((text) => wordsOf(text.toLowerCase())));
}

/** What a name promises of a policy. */
interface Promised {
  /** `everything`: no connection is open. `to-everyone`: it may be so to some. */
  readonly closes: 'everything' | 'to-everyone';
  readonly directions: readonly Direction[];
}

function promiseOf(policy: Policy): Promised | undefined {
  const words = wordsOf(policy.name);
  const denies = words.some((word) => DENYING.has(word));
  if (!denies && !words.some((word) => ISOLATING.has(word))) return undefined;
  const own = wordsForSubject(policy);
  // A name with any other word may well say what it leaves open, or what alone it closes.
  const isPlain = words.every(
    (word) => DENYING.has(word) || ISOLATING.has(word) || NEUTRAL.has(word) || own.has(word) || /^\d+$/.test(word),
  );
  if (!isPlain) return undefined;
  const [names, others] = [INGRESS, EGRESS].map((set) => words.some((word) => set.has(word)));
  const directions: Direction[] = names === others ? ['ingress', 'egress'] : names ? ['ingress'] : ['egress'];
  return { closes: denies ? 'everything' : 'to-everyone', directions };
}

function isEmptyList({ spelling }: JudgedPolicy, placed: PlacedRule): boolean {
  const field = `${fieldOfRule(placed)}.`;
  return spelling()?.emptyLists.some((list) => list.startsWith(field)) ?? false;
}

function breaks(promise: Promised, { peers, ports }: Rule): boolean {
  // Pods that may call nobody look up names all the same, so that they find out sooner.
  if (isAboutDns({ peers, ports })) return false;
  return promise.closes === 'everything' || peers === 'any' || peers.some(isAnywhere);
}

/**
 * The rules by which a policy does the opposite of what its name says. A deny that lets its pods look up names is a deny,
 * and so is one whose name may say what it leaves open, such as `deny-from-other-namespaces`.
 */
export function rulesAgainstName(judged: JudgedPolicy): readonly PlacedRule[] {
  const { policy } = judged;
  const promise = promiseOf(policy);
  if (!promise || judged.writtenBy !== 'person') return [];
  const broken = rulesOf(policy).filter(
    (placed) => promise.directions.includes(placed.direction) && breaks(promise, placed.rule),
  );
  if (broken.length === 0 || isSaidByStatement(judged)) return [];
  // The rule `empty-list-means-all` speaks of these.
  return broken.filter((placed) => !isEmptyList(judged, placed));
}
