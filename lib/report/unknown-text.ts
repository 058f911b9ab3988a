import type { Unknown } from '../reachability';

const SWITCHES = { podCidrs: '--pod-cidr', nodeCidrs: '--node-cidr', dualStack: '--dual-stack' } as const;

/** What would have to be known to decide a `depends`, and the switch of the command line that says it. */
export function unknownText(unknown: Unknown): string {
  switch (unknown.kind) {
    case 'pod-address':
      return `the address of ${unknown.pod} is not known: ${SWITCHES[unknown.option]} can decide it`;
    case 'runtime-label':
      return `the label ${unknown.key} of ${unknown.pod} gets its value at run time`;
    case 'own-node':
      return `${unknown.pod} may run on the node of the other end, and a node always reaches its own pods`;
    case 'replica-address':
      return `the pods of ${unknown.pod} have addresses that blocks tell apart`;
    case 'family':
      return `IPv4 and IPv6 differ: ${SWITCHES[unknown.option]} says how to count that`;
  }
}

/** Every reason once, sorted. */
export function unknownTexts(unknowns: readonly Unknown[]): string[] {
  return [...new Set(unknowns.map(unknownText))].sort();
}

/** So many reasons are written out in a report for people; more are counted. */
const REASONS_SHOWN = 10;

/** What the `depends` of some connections hang on, as lines that people can read through. */
export function unknownLines(unknowns: readonly Unknown[]): string[] {
  const texts = unknownTexts(unknowns);
  if (texts.length <= REASONS_SHOWN + 1) return texts;
  return [...texts.slice(0, REASONS_SHOWN), `and ${texts.length - REASONS_SHOWN} more reasons`];
}
