import { peersOf, type ResolvedEnd } from '../../lib/dsl/plan/resolved-end';
import type { Edge } from '../../lib/dsl/plan/cluster-plan';
import type { Base } from '../../lib/dsl/plan/base';
import type { Direction, Policy } from '../../lib/model/policy';
import { excludeEachOther } from '../../lib/model/selector-algebra';
import type { BuiltApp } from './building';

/** Decides whether a half is written for all pods that the subject selects. */
export type LooseGate = (subject: ResolvedEnd & { readonly kind: 'pods' }, direction: Direction, base: Base) => boolean;

/** The rules that one thinks of first, and that close connections. */
export const LOOSE_GATES: Readonly<Record<string, LooseGate>> = {
  'a half is written wherever an end is a workload': ({ workload }) => workload !== undefined,
  'a half is written for all of the subject where a deny isolates a part of it': (subject, direction, base) =>
    base
      .isolating(subject.namespace, direction, subject.selector)
      .some(({ policy }) => !excludeEachOther(policy.selector, subject.selector)),
};

/** The policies that a looser gate would have written for the statements of an app. */
export function looselyGenerated({ plan }: BuiltApp, gate: LooseGate): Policy[] {
  return plan.clusters.flatMap(({ edges, base }) =>
    edges.flatMap((edge) => [...half('egress', edge, base, gate), ...half('ingress', edge, base, gate)]),
  );
}

function half(direction: Direction, { from, to, ports }: Edge, base: Base, gate: LooseGate): Policy[] {
  const [subject, other] = direction === 'egress' ? [from, to] : [to, from];
  if (subject.kind !== 'pods' || !gate(subject, direction, base)) return [];
  const rules = [{ peers: peersOf(other, subject.namespace), ports }];
  return [
    {
      namespace: subject.namespace,
      name: 'loose',
      selector: subject.selector,
      isolates: { ingress: direction === 'ingress', egress: direction === 'egress' },
      ingress: direction === 'ingress' ? rules : [],
      egress: direction === 'egress' ? rules : [],
    },
  ];
}
