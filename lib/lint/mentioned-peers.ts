import type { Place } from '../diagnostics/finding';
import type { Direction } from '../model/policy';
import type { Selector } from '../model/selector';
import type { LintContext } from './context';
import { handwritten } from './handwritten';
import { fieldOf, podsPeersOf } from './matching';
import { rulePortsText, type PortsOfRule } from './rule-ports';
import { selectorText } from './selector-text';

/** Pods of namespaces chosen by labels, as a policy or a statement names them. */
export interface MentionedPeer {
  /** As findings print it. */
  readonly text: string;
  readonly namespaces: Selector;
  readonly pods: Selector | undefined;
  /** The direction of connections with it, from the side that is governed. */
  readonly direction: Direction;
  readonly ports: PortsOfRule;
  readonly writtenBy: 'statement' | 'person' | 'elsewhere';
  /** Who names it, as findings begin: a policy, or a statement. */
  readonly who: string;
  place(part?: 'namespaceSelector' | 'podSelector'): Place;
}

/**
 * Peers with a namespaceSelector of policies written by hand, each where it stands; ends of statements, each once for the
 * same ports.
 */
export function mentionedPeers(context: LintContext): readonly MentionedPeer[] {
  const written = handwritten(context).flatMap(({ policy, writtenBy, place }) =>
    podsPeersOf(policy).flatMap((placed): MentionedPeer[] => {
      const { namespaces, pods } = placed.peer;
      if (!namespaces) return [];
      const text = `${pods ? selectorText(pods) : 'all pods'} of namespaces ${selectorText(namespaces)}`;
      const { direction, rule } = placed;
      const who = `\`${policy.namespace}/${policy.name}\``;
      const ports = policy[direction][rule]?.ports ?? 'any';
      const partField = (part?: string) => [fieldOf(placed), part].filter(Boolean).join('.');
      return [{ text, namespaces, pods, direction, ports, writtenBy, who, place: (part) => place(partField(part)) }];
    }),
  );
  const said = new Map<string, MentionedPeer>();
  for (const { from, to, ports, place } of context.intents) {
    for (const [direction, { text, query }] of [['ingress', from] as const, ['egress', to] as const]) {
      const key = `${direction} ${text} ${rulePortsText(ports)}`;
      if (query.kind !== 'pods' || said.has(key)) continue;
      const { namespaces, pods } = query;
      said.set(key, {
        text,
        namespaces,
        pods,
        direction,
        ports,
        writtenBy: 'statement',
        who: 'a statement',
        place: () => place(),
      });
    }
  }
  return [...written, ...said.values()];
}

/** The same, with each end of statements once, whatever is said about it. */
export function peersMentionedOnce(context: LintContext): readonly MentionedPeer[] {
  const seen = new Set<string>();
  return mentionedPeers(context).filter(
    ({ text, writtenBy }) => writtenBy !== 'statement' || (!seen.has(text) && seen.add(text)),
  );
}
