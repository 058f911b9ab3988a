import { rememberedUnder } from './remembered';
import { labelKeyProblems } from './validation/label-key';
import { labelValueProblems } from './validation/label-value';
import type { NonEmpty, Peer, Policy, Rule } from '../model/policy';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts } from '../model/port';
import { EVERYTHING, selectorOfLabels, type Selector } from '../model/selector';

type Raw = Readonly<Record<string, unknown>>;

/** A name that is good for every object, a policy and a namespace alike. */
const ORDINARY_NAME = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const LOWER_CASE = /^[-./a-z0-9]+$/;
/** No limit of the API server is anywhere near. */
const LONGEST_LIST = 64;
const MOST_ANNOTATIONS = 16;
const LONGEST_ANNOTATION = 4096;
const NO_RULES: readonly Rule[] = Object.freeze([]);

const selectors = new Map<string, Selector>();
const ranges = new Map<string, NumberedPorts>();

/**
 * The meaning of a policy that is written as most are, with nothing in it that any API server refuses or warns about:
 * names, labels, numbered ports, and peers that stand for pods. Undefined for every other one, which takes the whole
 * decoder to read. What it gives is what `readPolicy` would give, sooner.
 *
 * @param object plain data, as cdk8s renders it: none of its properties is computed
 */
export function readOrdinaryPolicy(object: Raw): Policy | undefined {
  const { apiVersion, kind, metadata, spec } = object;
  if (apiVersion !== 'networking.k8s.io/v1' || kind !== 'NetworkPolicy') return undefined;
  if (!isOf(metadata, METADATA) || !isOf(spec, SPEC) || !isOf(object, POLICY)) return undefined;
  const { name, namespace } = metadata;
  if (!isOrdinaryName(name) || !isOrdinaryName(namespace)) return undefined;
  if (!hasOrdinaryTexts(metadata)) return undefined;
  const selector = selectorFrom(spec.podSelector);
  const isolates = isolationFrom(spec.policyTypes);
  const ingress = rulesFrom(spec.ingress, 'from');
  const egress = rulesFrom(spec.egress, 'to');
  if (!selector || !isolates || !ingress || !egress) return undefined;
  return Object.freeze({ namespace, name, selector, isolates, ingress, egress });
}

const POLICY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec']);
const METADATA: ReadonlySet<string> = new Set(['name', 'namespace', 'labels', 'annotations']);
const SPEC: ReadonlySet<string> = new Set(['podSelector', 'policyTypes', 'ingress', 'egress']);
const RULES = { from: new Set(['from', 'ports']), to: new Set(['to', 'ports']) };
const PEER: ReadonlySet<string> = new Set(['namespaceSelector', 'podSelector']);
const PORT: ReadonlySet<string> = new Set(['protocol', 'port', 'endPort']);
const SELECTOR: ReadonlySet<string> = new Set(['matchLabels']);

function isPlainObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether a value is an object with no other keys than these. */
function isOf(value: unknown, keys: ReadonlySet<string>): value is Raw {
  if (!isPlainObject(value)) return false;
  for (const key of Object.keys(value)) if (!keys.has(key)) return false;
  return true;
}

function isOrdinaryName(value: unknown): value is string {
  return typeof value === 'string' && ORDINARY_NAME.test(value);
}

function isShortList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= LONGEST_LIST;
}

function hasOrdinaryTexts({ labels, annotations }: Raw): boolean {
  if (labels !== undefined && !areLabels(labels)) return false;
  if (annotations === undefined) return true;
  if (!isPlainObject(annotations)) return false;
  const keys = Object.keys(annotations);
  return (
    keys.length <= MOST_ANNOTATIONS &&
    keys.every((key) => {
      const text = annotations[key];
      // Their keys count in lower case.
      const isOrdinaryKey = LOWER_CASE.test(key) && labelKeyProblems(key).length === 0;
      return isOrdinaryKey && typeof text === 'string' && text.length <= LONGEST_ANNOTATION;
    })
  );
}

/** Whether there is nothing wrong with labels. */
function areLabels(labels: unknown): labels is Readonly<Record<string, string>> {
  if (!isPlainObject(labels)) return false;
  const keys = Object.keys(labels);
  if (keys.length > LONGEST_LIST) return false;
  for (const key of keys) {
    const value = labels[key];
    if (typeof value !== 'string' || labelValueProblems(value).length > 0) return false;
    if (labelKeyProblems(key).length > 0) return false;
  }
  return true;
}

function selectorFrom(raw: unknown): Selector | undefined {
  if (!isOf(raw, SELECTOR)) return undefined;
  const { matchLabels } = raw;
  if (matchLabels === undefined) return EVERYTHING;
  if (!areLabels(matchLabels)) return undefined;
  // Labels with nothing wrong with them hold none of the signs that stand between them here.
  let written = '';
  for (const key of Object.keys(matchLabels)) written += `${key}=${matchLabels[key]},`;
  return rememberedUnder(selectors, written, () => selectorOfLabels(matchLabels));
}

function isolationFrom(types: unknown): Policy['isolates'] | undefined {
  if (!isShortList(types)) return undefined;
  const ingress = types.includes('Ingress');
  const egress = types.includes('Egress');
  return types.length === Number(ingress) + Number(egress) ? Object.freeze({ ingress, egress }) : undefined;
}

function rulesFrom(raw: unknown, peers: 'from' | 'to'): readonly Rule[] | undefined {
  if (raw === undefined) return NO_RULES;
  if (!isShortList(raw)) return undefined;
  const rules = allRead(raw, (rule): Rule | undefined => {
    if (!isOf(rule, RULES[peers])) return undefined;
    const [read, ports] = [anyOr(rule[peers], peerFrom), anyOr(rule.ports, portsFrom)];
    return read && ports && Object.freeze({ peers: read, ports });
  });
  return rules && Object.freeze(rules);
}

/** A list that is not there means everything; one that is empty is not ordinary. */
function anyOr<Read>(raw: unknown, read: (item: unknown) => Read | undefined): 'any' | NonEmpty<Read> | undefined {
  if (raw === undefined) return 'any';
  const items = isShortList(raw) ? allRead(raw, read) : undefined;
  return items && (Object.freeze(items) as unknown as NonEmpty<Read>);
}

function allRead<Read>(raw: readonly unknown[], read: (item: unknown) => Read | undefined): Read[] | undefined {
  const items: Read[] = [];
  for (const item of raw) {
    const found = read(item);
    if (found === undefined) return undefined;
    items.push(found);
  }
  return items;
}

function peerFrom(raw: unknown): Peer | undefined {
  if (!isOf(raw, PEER)) return undefined;
  const { namespaceSelector, podSelector } = raw;
  if (namespaceSelector === undefined && podSelector === undefined) return undefined;
  const namespaces = namespaceSelector === undefined ? undefined : selectorFrom(namespaceSelector);
  const pods = podSelector === undefined ? EVERYTHING : selectorFrom(podSelector);
  if (!pods || (namespaceSelector !== undefined && !namespaces)) return undefined;
  return Object.freeze({ kind: 'pods', ...(namespaces && { namespaces }), ...(pods !== EVERYTHING && { pods }) });
}

function portsFrom(raw: unknown): NumberedPorts | undefined {
  if (!isOf(raw, PORT)) return undefined;
  const protocol = PROTOCOLS.find((one) => one === raw.protocol);
  const { port: first, endPort: last = first } = raw;
  if (!protocol || !isPort(first) || !isPort(last) || last < first) return undefined;
  return rememberedUnder(ranges, `${protocol} ${first} ${last}`, () =>
    Object.freeze({ kind: 'numbers', protocol, first, last }),
  );
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && FIRST_PORT <= (value as number) && (value as number) <= LAST_PORT;
}
