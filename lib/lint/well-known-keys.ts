import { nearest } from '../diagnostics/nearest';
import type { Selector } from '../model/selector';

/** Labels that Kubernetes recommends for pods, and the one that its own components have. */
const WELL_KNOWN_KEYS: readonly string[] = [
  'app.kubernetes.io/component',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/name',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/version',
  'k8s-app',
];

/** Keys that are no word of their own: of one that is nearly `k8s-app` somebody may mean what it says. */
const HAS_PREFIX = /\//;

/** A key of a selector that is nearly a well-known one, and that one. */
export interface MisspeltKey {
  readonly key: string;
  readonly meant: string;
}

/**
 * The first key of a selector that is nearly a well-known one, if any.
 *
 * @param keysKnown the keys of labels that known pods have: of these none is misspelt
 */
export function misspeltKey({ requirements }: Selector, keysKnown: ReadonlySet<string>): MisspeltKey | undefined {
  for (const { key, operator } of requirements) {
    if (operator !== 'In' && operator !== 'Exists') continue;
    if (!HAS_PREFIX.test(key) || WELL_KNOWN_KEYS.includes(key) || keysKnown.has(key)) continue;
    const meant = nearest(key, WELL_KNOWN_KEYS);
    if (meant !== undefined) return { key, meant };
  }
  return undefined;
}

const keysIn = new WeakMap<object, ReadonlySet<string>>();

/** The keys of all labels of pods in a cluster. */
export function keysOfPods(workloads: readonly { readonly labels: object }[]): ReadonlySet<string> {
  const keys = keysIn.get(workloads) ?? new Set(workloads.flatMap(({ labels }) => Object.keys(labels)));
  keysIn.set(workloads, keys);
  return keys;
}
