/**
 * The meaning of NetworkPolicy, written to be read: one connection, one verdict.
 *
 *     judge(worldOf(cluster), { source: podEnd(web), destination: podEnd(api), port: { protocol: 'TCP', number: 8080 } })
 *     // { verdict: 'allowed', egress: {...}, ingress: {...} }
 *
 * Quoted sentences are those of the Kubernetes documentation ("Network Policies") and of the API reference.
 */
import type { Direction, Policy, Rule } from '../model/policy';
import type { Address, Family } from '../sets/address';
import type { Connection, End } from './connection';
import type { Exemption, IsolatingPolicy, Judgement, MatchingRule, SideJudgement, Verdict } from './judgement';
import { blocksOf, nodesOf, possibleAddresses } from './spec/addresses';
import { peerMatches } from './spec/peers';
import { portMatches } from './spec/ports';
import { selects } from './spec/selecting';
import { unknownsOf } from './spec/unknowns';
import { agreed, allOf, anyOf, truthOf, type Truth } from './truth';
import type { World } from './world';

const VERDICTS: Readonly<Record<Truth, Verdict>> = { yes: 'allowed', no: 'denied', depends: 'depends' };

/** One side of a connection: the pod whose policies are asked, and the end that its rules must match. */
interface Side {
  readonly direction: Direction;
  readonly subject: End;
  readonly other: End;
}

/** "A pod is isolated for a direction if there is any NetworkPolicy that both selects the pod and has that policyType." */
function isolatingPolicies(world: World, { direction, subject }: Side): IsolatingPolicy[] {
  if (subject.kind !== 'pod') return [];
  const { workload } = subject;
  if (workload.hostNetwork && world.options.hostNetworkSubject === 'ignored') return [];
  return world
    .policiesIn(workload.namespace)
    .filter((policy) => policy.isolates[direction])
    .flatMap((policy) => {
      const answer = selects(policy.selector, workload);
      return answer === 'no' ? [] : [{ policy, selects: answer }];
    });
}

/**
 * "Each rule allows traffic which matches both the from and ports sections." No peers: "matches all sources";
 * no ports: "matches all ports". An egress rule's named port is looked up on pods, never through an ipBlock.
 */
function ruleMatches(
  rule: Rule,
  policy: Policy,
  side: Side,
  connection: Connection,
  address: Address,
  world: World,
): Truth {
  const ports =
    rule.ports === 'any'
      ? 'any'
      : rule.ports.filter((port) => portMatches(port, side.direction, policy, connection, world.options));
  if (ports !== 'any' && ports.length === 0) return 'no';
  if (rule.peers === 'any') return 'yes';
  const resolved = world.options.namedPortScope !== 'unresolved';
  const byNameOnly = resolved && ports !== 'any' && ports.every((port) => port.kind === 'name');
  return anyOf(
    rule.peers
      .filter((peer) => !(peer.kind === 'block' && byNameOnly && side.direction === 'egress'))
      .map((peer) => peerMatches(peer, policy, side.other, address, world)),
  );
}

/**
 * "Network policies do not conflict; they are additive: the connections allowed in a direction from a pod is the
 * union of what the applicable policies allow." Without an isolating policy everything is allowed. A policy that
 * only perhaps selects the pod is taken both ways, and so is a rule that only perhaps matches.
 */
function unionOf(policies: readonly { readonly selects: Truth; readonly opens: Truth }[]): Truth {
  const certain = policies.filter((policy) => policy.selects === 'yes');
  const mayBeAllowed = certain.length === 0 || policies.some((policy) => policy.opens !== 'no');
  const mayBeDenied =
    certain.every((policy) => policy.opens !== 'yes') && policies.some((policy) => policy.opens !== 'yes');
  return mayBeAllowed && mayBeDenied ? 'depends' : truthOf(mayBeAllowed);
}

/**
 * Whether an address of the other end makes this side open without asking a rule: "traffic to and from the node where a
 * Pod is running is always allowed". Only what has a node's address can be the node: an address outside, or a pod on
 * the host network. Where the pods of one workload run on several nodes, it is the own node of some of them only; where
 * it is not known on which node they run, a pod on the host network may run on the same.
 */
function isOwnNode({ direction, subject, other }: Side, address: Address, world: World): Truth {
  if (subject.kind !== 'pod' || (other.kind === 'pod' && !other.workload.hostNetwork)) return 'no';
  const exempt = direction === 'ingress' ? world.options.ownNodeToPod : world.options.podToOwnNode;
  const { nodeAddresses, onSeveralNodes } = subject.workload;
  if (exempt !== 'allow') return 'no';
  if (nodeAddresses.length === 0) return other.kind === 'pod' ? 'depends' : 'no';
  const isNode = nodeAddresses.some((node) => node.family === address.family && node.value === address.value);
  return isNode ? (onSeveralNodes ? 'depends' : 'yes') : 'no';
}

/** What a side says to each address that the other end may have. */
interface SideAnswer {
  readonly judgement: SideJudgement;
  readonly byFamily: ReadonlyMap<Family, Truth>;
}

function askSide(
  world: World,
  connection: Connection,
  side: Side,
  addresses: ReadonlyMap<Family, readonly Address[]>,
): SideAnswer {
  const isolatedBy = isolatingPolicies(world, side);
  const everyAddress = [...addresses.values()].flat();
  const matchedBy: MatchingRule[] = [];
  /** For each isolating policy, whether one of its rules matches, address by address. */
  const opens = isolatedBy.map(({ policy }) => {
    const rules = policy[side.direction].map((rule) =>
      everyAddress.map((address) => ruleMatches(rule, policy, side, connection, address, world)),
    );
    rules.forEach((answers, rule) => {
      const matches = agreed(answers);
      if (matches !== 'no') matchedBy.push({ policy, rule, matches });
    });
    return everyAddress.map((_, index) => anyOf(rules.map((answers) => answers[index] ?? 'no')));
  });
  const ownNode = everyAddress.map((address) => isOwnNode(side, address, world));
  const answers = everyAddress.map((_, index) =>
    anyOf([
      ownNode[index] ?? 'no',
      unionOf(
        isolatedBy.map((policy, position) => ({ selects: policy.selects, opens: opens[position]?.[index] ?? 'no' })),
      ),
    ]),
  );
  const byFamily = new Map(
    [...addresses.keys()].map((family) => [
      family,
      agreed(answers.filter((_, index) => everyAddress[index]?.family === family)),
    ]),
  );
  const verdict = VERDICTS[agreed(answers)];
  const exemption = exemptionOf(world, side, isolatedBy, ownNode);
  const perhapsOwnNode = isolatedBy.length > 0 && agreed(ownNode) === 'depends';
  return {
    judgement: {
      direction: side.direction,
      verdict,
      isolatedBy,
      matchedBy,
      ...(exemption && { exemption }),
      ...(perhapsOwnNode && { perhapsOwnNode }),
    },
    byFamily,
  };
}

/** Why no rule had to be asked, for the trace. */
function exemptionOf(
  world: World,
  side: Side,
  isolatedBy: readonly IsolatingPolicy[],
  ownNode: readonly Truth[],
): Exemption | undefined {
  if (side.subject.kind !== 'pod') return 'outside-the-cluster';
  if (side.subject.workload.hostNetwork && world.options.hostNetworkSubject === 'ignored') return 'host-network';
  if (isolatedBy.length === 0) return 'not-isolated';
  return ownNode.length > 0 && ownNode.every((own) => own === 'yes') ? 'own-node' : undefined;
}

/** A connection that is decided before any policy is asked. */
function decidedAtOnce(verdict: Verdict, exemption: Exemption): Judgement {
  const side = (direction: Direction): SideJudgement => ({
    direction,
    verdict,
    exemption,
    isolatedBy: [],
    matchedBy: [],
  });
  return { verdict, egress: side('egress'), ingress: side('ingress'), families: {}, unknowns: [] };
}

function isFinished(end: End): boolean {
  return end.kind === 'pod' && end.workload.finished;
}

/**
 * Judges one connection: "for a connection from a source pod to a destination pod to be allowed, both the egress
 * policy on the source pod and the ingress policy on the destination pod need to allow the connection."
 */
export function judge(world: World, connection: Connection): Judgement {
  const { source, destination } = connection;
  if (world.options.finishedPods === 'exclude' && (isFinished(source) || isFinished(destination))) {
    return decidedAtOnce('denied', 'finished-pod');
  }
  // "A pod cannot block access to itself."
  if (connection.samePod && world.options.ownAddress === 'allow') return decidedAtOnce('allowed', 'own-address');

  const told = [source, destination].flatMap((end) =>
    end.kind === 'pod' ? [...blocksOf(world.policiesIn(end.workload.namespace)), ...nodesOf(end.workload)] : [],
  );
  const sources = possibleAddresses(source, told, world.options);
  const destinations = possibleAddresses(destination, told, world.options);
  const families = [...sources.keys()].filter((family) => destinations.has(family));
  if (families.length === 0) return decidedAtOnce('denied', 'no-common-family');
  const common = (addresses: ReadonlyMap<Family, readonly Address[]>) =>
    new Map(families.map((family) => [family, addresses.get(family) ?? []]));

  const egress = askSide(
    world,
    connection,
    { direction: 'egress', subject: source, other: destination },
    common(destinations),
  );
  const ingress = askSide(
    world,
    connection,
    { direction: 'ingress', subject: destination, other: source },
    common(sources),
  );
  const byFamily = families.map((family): [Family, Truth] => [
    family,
    allOf([egress.byFamily.get(family) ?? 'no', ingress.byFamily.get(family) ?? 'no']),
  ]);
  const verdict =
    VERDICTS[
      overFamilies(
        byFamily.map(([, answer]) => answer),
        world,
        connection,
      )
    ];
  const judgement: Judgement = {
    verdict,
    egress: egress.judgement,
    ingress: ingress.judgement,
    families: Object.fromEntries(byFamily.map(([family, answer]) => [family, VERDICTS[answer]])),
    unknowns: [],
  };
  return verdict === 'depends' ? { ...judgement, unknowns: unknownsOf(connection, judgement) } : judgement;
}

/** Dual-stack: policies act family by family, and a client may use any family that both ends have. */
function overFamilies(answers: readonly Truth[], world: World, { source, destination }: Connection): Truth {
  const familiesAreKnown = [source, destination].every(
    (end) => end.kind === 'address' || end.workload.addresses.length > 0,
  );
  if (world.options.dualStack === 'any-family' && familiesAreKnown && answers.includes('yes')) return 'yes';
  return agreed(answers);
}
