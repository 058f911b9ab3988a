import type { Origin } from '../diagnostics/origin';
import { Mistake } from './mistake';

/** The mistake of a chain whose ends are all plain values: it touches no construct, so no app would learn of it. */
export function noConstructIn(
  chain: { readonly text: string; readonly why: string; readonly help: string },
  origin: Origin | undefined,
): Mistake {
  return new Mistake({
    code: 'NP211',
    id: 'no-construct-in-chain',
    severity: 'error',
    headline: `\`${chain.text}\` names no construct of an app`,
    where: { ...(origin && { origin }) },
    found: 'plain values at both ends',
    expected: 'a workload, or `podsIn(chart)`, at one end',
    why: chain.why,
    help: chain.help,
  });
}
