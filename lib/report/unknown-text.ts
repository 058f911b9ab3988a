import type { Unknown } from '../reachability';

/** How options are named: as switches of the command line, or as what a program says of a cluster. */
export type OptionNames = 'switches' | 'properties';

const SWITCHES = { podCidrs: '--pod-cidr', nodeCidrs: '--node-cidr', dualStack: '--dual-stack' } as const;

function optionName(option: keyof typeof SWITCHES, names: OptionNames): string {
  return names === 'switches' ? SWITCHES[option] : `\`${option}\` of the cluster`;
}

/** What would have to be known to decide a `depends`, and the option that says it. */
export function unknownText(unknown: Unknown, names: OptionNames = 'switches'): string {
  switch (unknown.kind) {
    case 'pod-address':
      return `the address of ${unknown.pod} is not known: ${optionName(unknown.option, names)} can decide it`;
    case 'runtime-label':
      return `the label ${unknown.key} of ${unknown.pod} gets its value at run time`;
    case 'node-address':
      return `the address may be one of a node, which no block matches: a closer ${optionName(unknown.option, names)} can decide it`;
    case 'own-node':
      return `${unknown.pod} may run on the node of the other end, and a node always reaches its own pods`;
    case 'replica-address':
      return `the pods of ${unknown.pod} have addresses that blocks tell apart`;
    case 'family':
      return `IPv4 and IPv6 differ: ${optionName(unknown.option, names)} says how to count that`;
  }
}

/** Every reason once, sorted. */
export function unknownTexts(unknowns: readonly Unknown[], names?: OptionNames): string[] {
  return [...new Set(unknowns.map((unknown) => unknownText(unknown, names)))].sort();
}

/** So many reasons are written out in a report for people; more are counted. */
const REASONS_SHOWN = 10;

/** What the `depends` of some connections hang on, as lines that people can read through. */
export function unknownLines(unknowns: readonly Unknown[], names?: OptionNames): string[] {
  const texts = unknownTexts(unknowns, names);
  if (texts.length <= REASONS_SHOWN + 1) return texts;
  return [...texts.slice(0, REASONS_SHOWN), `and ${texts.length - REASONS_SHOWN} more reasons`];
}
