import type { Policy } from '../../model/policy';
import type { Labels } from '../../model/labels';
import type { Selector } from '../../model/selector';
import { selects } from '../direct/requirements';
import type { World } from '../world';

function policyText(policy: Policy): string {
  // The numbers of addresses are too big for JSON.
  return JSON.stringify(policy, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}

function labelsText(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A namespace that has other labels now. */
export interface Relabelled {
  readonly name: string;
  readonly before: Labels;
  readonly after: Labels;
}

/** The namespaces of two clusters that do not have the same labels in both. */
export function relabelledNamespaces(before: World, after: World): readonly Relabelled[] {
  const names = new Set([...before.cluster.namespaces, ...after.cluster.namespaces].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const labels = { before: before.namespaceLabels(name), after: after.namespaceLabels(name) };
    return labelsText(labels.before) === labelsText(labels.after) ? [] : [{ name, ...labels }];
  });
}

/** Whether a selector selects a namespace before and not after, or the other way round. */
export function tellsApart(namespaces: Selector, { before, after }: Relabelled): boolean {
  return selects(namespaces, { labels: before }) !== selects(namespaces, { labels: after });
}

function isTouched({ ingress, egress }: Policy, relabelled: readonly Relabelled[]): boolean {
  return [...ingress, ...egress].some(
    ({ peers }) =>
      peers !== 'any' &&
      peers.some((peer) => {
        const namespaces = peer.kind === 'pods' ? peer.namespaces : undefined;
        return namespaces !== undefined && relabelled.some((namespace) => tellsApart(namespaces, namespace));
      }),
  );
}

/**
 * The policies of two clusters that are not in the other one just as they are, and those whose peers are in other
 * namespaces there, since these have other labels.
 */
export function changedPolicies(
  before: World,
  after: World,
  relabelled: readonly Relabelled[],
): Record<'before' | 'after', readonly Policy[]> {
  const textsOf = ({ cluster }: World) => new Map(cluster.policies.map((policy) => [policy, policyText(policy)]));
  const [ofBefore, ofAfter] = [textsOf(before), textsOf(after)];
  const changed = (own: ReadonlyMap<Policy, string>, others: ReadonlyMap<Policy, string>): readonly Policy[] => {
    const texts = new Set(others.values());
    return [...own].flatMap(([policy, text]) =>
      !texts.has(text) || (relabelled.length > 0 && isTouched(policy, relabelled)) ? [policy] : [],
    );
  };
  return { before: changed(ofBefore, ofAfter), after: changed(ofAfter, ofBefore) };
}
