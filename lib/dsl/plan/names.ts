import { createHash } from 'node:crypto';
import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Cidr } from '../../sets/cidr';
import { formatCidr } from '../../sets/cidr';
import type { Direction } from '../../model/policy';
import type { Requirement, Selector } from '../../model/selector';

/** Names over 63 characters break the enforcement of some plugins, although the API server takes 253. */
const LONGEST_NAME = 63;
const KEPT_OF_LONG_NAME = 54;

/** How "all pods of the namespace" reads as a subject, or as a peer from within. */
const ALL_PODS = 'all-pods';

/** Any text as a part of a name. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const hash = createHash('sha1').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, KEPT_OF_LONG_NAME)}-${hash}`;
}

/** The path of a construct below its chart, without the parts that cdk8s-plus adds. */
export function slugOfConstruct(construct: IConstruct): string {
  const chart = Chart.of(construct);
  const parts = construct.node.scopes.slice(chart.node.scopes.length).map((scope) => scope.node.id);
  return slug(parts.filter((part) => part !== 'Default' && part !== 'Resource').join('-') || construct.node.id);
}

const OPERATOR_WORDS = { In: 'in', NotIn: 'not-in', Exists: 'exists', DoesNotExist: 'absent' } as const;

function requirementText({ key, operator, values }: Requirement): string {
  // The prefix of a key is left out: `app.kubernetes.io/name In [web]` reads `name-web`.
  const name = key.slice(key.indexOf('/') + 1);
  const [only, ...others] = values;
  if (operator === 'In' && others.length === 0) return `${name}-${only}`;
  return [name, OPERATOR_WORDS[operator], ...values].join('-');
}

/** The canonical text of a selector in names; empty for the one that selects everything. */
export function slugOfSelector(selector: Selector): string {
  return slug(selector.requirements.map(requirementText).join('-'));
}

/** The canonical text of a block in names, such as `203-0-113-0-24`. */
export function slugOfCidr(cidr: Cidr): string {
  return slug(formatCidr(cidr));
}

/** The end of a policy's name that says who the peer is; the namespace whenever it is not the policy's own. */
export function peerSlug(peer: { readonly slug: string; readonly namespace?: string }, ownNamespace: string): string {
  if (peer.namespace === undefined) return peer.slug;
  if (peer.namespace === ownNamespace) return peer.slug || ALL_PODS;
  return peer.slug ? `${peer.namespace}-${peer.slug}` : peer.namespace;
}

/**
 * The name of a generated policy: subject first, then the direction, then the peer, as in `api-from-frontend-web`.
 * A half that only covers what a narrower deny isolates says so at its end. It never depends on what else the app says.
 */
export function policyName(
  subject: string,
  direction: Direction,
  peer: string,
  narrowedTo: Selector | undefined,
): string {
  const preposition = direction === 'ingress' ? 'from' : 'to';
  return shortened(slug(`${subject || ALL_PODS}-${preposition}-${peer}${suffix(narrowedTo)}`));
}

/**
 * A name that a pattern or a user chose, made different for each part that a narrower deny isolates; with its direction
 * where both halves are policies of one namespace.
 */
export function chosenName(name: string, narrowedTo: Selector | undefined, direction?: Direction): string {
  return shortened(`${name}${direction ? `-${direction}` : ''}${suffix(narrowedTo)}`);
}

/** The name of one of the many policies of a statement between several ends, which all begin with the chosen name. */
export function nameWithin(chosen: string, generated: string): string {
  return shortened(`${chosen}-${generated}`);
}

/** Whom a policy with all the traffic of some pods is about: what its name begins with. */
export function trafficStem(subject: string, narrowedTo: Selector | undefined): string {
  return slug(`${subject || ALL_PODS}${suffix(narrowedTo)}`);
}

/**
 * The name of a policy with all the traffic of some pods, such as `api-traffic`; of several ends, `api-and-web-traffic`.
 * No policy about one peer is named like it.
 */
export function trafficName(stems: readonly string[], direction: Direction | undefined): string {
  return shortened(`${stems.join('-and-')}-traffic${direction ? `-${direction}` : ''}`);
}

/** The name of a further part of a policy that is too large for one. @param part from 2 on */
export function partName(name: string, part: number): string {
  return shortened(`${name}-part-${part}`);
}

function suffix(narrowedTo: Selector | undefined): string {
  return narrowedTo ? `-where-${slugOfSelector(narrowedTo)}` : '';
}
