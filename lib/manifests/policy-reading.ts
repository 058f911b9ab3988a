import type { NonEmpty, Peer, Policy, Rule } from '../model/policy';
import { FIRST_PORT, LAST_PORT, PROTOCOLS } from '../model/port';
import type { Protocol, RulePort } from '../model/port';
import { EVERYTHING } from '../model/selector';
import { parseCidr } from '../sets/cidr';
import type { Cidr } from '../sets/cidr';
import { decodePolicy } from './decode/decode-policy';
import type { DecodedBlock, DecodedPeer, DecodedPolicy, DecodedPort } from './decode/decoded-policy';
import { defaultNetworkPolicySpec } from './defaulting';
import { remembered, rememberedUnder } from './remembered';
import { knownWord, selectorFrom } from './selector-reading';
import { MOST_LENIENT_SERVER, newestVersion, policyErrors, serverVersion, specWarnings, statusOf } from './validation';
import type { ApiError, ApiWarning, ServerVersionOptions } from './validation';

export interface ReadingOptions {
  /** The namespace of the policy where its metadata names none. */
  readonly namespace?: string;
  /**
   * Whether a reader made the object of a text, so that no property is computed: then it is read sooner.
   *
   * @default false
   */
  readonly isPlainData?: boolean;
}

/**
 * The meaning of a raw NetworkPolicy: defaults filled in, an empty list of peers or ports read as `any`,
 * bits beyond a prefix cut off, a `podSelector: {}` of a peer left out, since no selector means the same.
 * Rules keep their order, so that `ingress[0]` here is `spec.ingress[0]` there; so do peers, ports and `except`.
 *
 * @throws TypeError when the object breaks a rule of every supported API server, or has no namespace: validate
 *   first, with `validateNetworkPolicy`.
 * @example policyOf({ metadata: { name: 'deny' }, spec: {} }, { namespace: 'web' }).isolates
 * // { ingress: true, egress: false }
 */
export function policyOf(object: unknown, options: ReadingOptions = {}): Policy {
  return policyFrom(acceptedPolicy(object), options);
}

/** A policy as one API server takes it: what it means, or why it is refused. */
export interface PolicyReading {
  readonly errors: readonly ApiError[];
  /** What the server says about a policy that it accepts. */
  readonly warnings: readonly ApiWarning[];
  /** Absent where there are errors, and where nothing says in which namespace the policy is. */
  readonly policy?: Policy;
  /** Where there are errors, the newest Kubernetes version that accepts the policy all the same, if there is one. */
  readonly acceptedUpTo?: string;
}

/**
 * Validates a raw NetworkPolicy and reads its meaning in one go: `validateNetworkPolicy` and `policyOf`, decoding once.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 */
export function readPolicy(object: unknown, options: ReadingOptions & ServerVersionOptions = {}): PolicyReading {
  const { policy, errors: decodeErrors } = decodePolicy(object, options.isPlainData);
  if (policy === undefined) return { errors: decodeErrors, warnings: [] };
  const server = serverVersion(options);
  const errors = policyErrors(policy, server, false);
  if (errors.length > 0) {
    const acceptedUpTo = newestVersion((older) => policyErrors(policy, older, false).length === 0);
    return { errors, warnings: [], ...(acceptedUpTo !== undefined && { acceptedUpTo }) };
  }
  const warnings = specWarnings(policy.spec, server);
  const isPlaced = Boolean(policy.metadata.namespace || options.namespace);
  return isPlaced ? { errors, warnings, policy: policyFrom(policy, options) } : { errors, warnings };
}

function policyFrom({ metadata, spec }: DecodedPolicy, options: ReadingOptions): Policy {
  const name = metadata.name || metadata.generateName || '';
  const namespace = metadata.namespace || options.namespace;
  if (!namespace) throw new TypeError(`the policy '${name}' names no namespace, and none was given for it`);
  const { podSelector, ingress = [], egress = [], policyTypes } = defaultNetworkPolicySpec(spec);
  return Object.freeze({
    namespace,
    name,
    selector: selectorFrom(podSelector),
    isolates: Object.freeze({ ingress: policyTypes.includes('Ingress'), egress: policyTypes.includes('Egress') }),
    ingress: Object.freeze(ingress.map((rule) => ruleFrom(rule.from, rule.ports))),
    egress: Object.freeze(egress.map((rule) => ruleFrom(rule.to, rule.ports))),
  });
}

function acceptedPolicy(object: unknown): DecodedPolicy {
  const { policy, errors } = decodePolicy(object);
  const reasons = policy === undefined ? errors : policyErrors(policy, MOST_LENIENT_SERVER, false);
  if (policy !== undefined && reasons.length === 0) return policy;
  throw new TypeError(`only a valid policy can be read: ${statusOf(policy?.metadata.name ?? '', reasons)}`);
}

function ruleFrom(
  peers: readonly Partial<DecodedPeer>[] | undefined,
  ports: readonly Partial<DecodedPort>[] | undefined,
): Rule {
  return Object.freeze({ peers: anyOr(peers, peerFrom), ports: anyOr(ports, portFrom) });
}

/** An empty list of peers or ports means everything. */
function anyOr<Raw, Read>(items: readonly Raw[] | undefined, read: (item: Raw) => Read): 'any' | NonEmpty<Read> {
  const [first, ...rest] = items?.map(read) ?? [];
  return first === undefined ? 'any' : Object.freeze<[Read, ...Read[]]>([first, ...rest]);
}

function peerFrom({ ipBlock, namespaceSelector, podSelector }: Partial<DecodedPeer>): Peer {
  if (ipBlock !== undefined) return blockFrom(ipBlock);
  const pods = selectorFrom(podSelector);
  return Object.freeze({
    kind: 'pods',
    ...(namespaceSelector === undefined ? {} : { namespaces: selectorFrom(namespaceSelector) }),
    ...(pods === EVERYTHING ? {} : { pods }),
  });
}

function blockFrom({ cidr = '', except = [] }: Partial<DecodedBlock>): Peer {
  return Object.freeze({ kind: 'block', cidr: cidrFrom(cidr), except: Object.freeze(except.map(cidrFrom)) });
}

const cidrFrom = remembered((text): Cidr => {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new TypeError(`'${text}' passed validation and is no CIDR`);
  return Object.freeze(cidr);
});

const knownPorts = new Map<string, RulePort>();

function portFrom({ protocol: protocolText, port, endPort }: Partial<DecodedPort>): RulePort {
  return rememberedUnder(knownPorts, `${protocolText} ${typeof port} ${port} ${endPort}`, () => {
    const protocol = knownWord<Protocol>(protocolText, PROTOCOLS);
    if (typeof port === 'string') return Object.freeze({ kind: 'name', protocol, name: port });
    const [first, last] = port === undefined ? [FIRST_PORT, LAST_PORT] : [port, endPort ?? port];
    return Object.freeze({ kind: 'numbers', protocol, first, last });
  });
}
