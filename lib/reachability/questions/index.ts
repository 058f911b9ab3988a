/**
 * Questions about many ends at once, pods that nobody declared included: what assertions and rules ask. They are turned
 * into connections between single ends, which the evaluator judges.
 */
export { addressesIn, cidrsOf, EVERY_BLOCK } from '../address-parts';
export type { Verdicts } from '../direct/asked-pair';
export { isolatingPolicies } from '../direct/isolation';
export { holdsNodesOnly, isKnownByAddress } from '../direct/nodes';
export { isPlainlyOpen } from '../direct/plainly-open';
export { selects } from '../direct/requirements';
export { findPorts } from '../open-ports';
export { EVERY_POD, queryKey, type EndQuery } from './end-query';
export { everyEnd, knownEnds, strangersTo, type Ends } from './ends';
export { podsOf, podsSelected, podsSelectedIn, somePodSelected } from './known-pods';
export { pairsOf } from './pairs';
export { PossibleSources } from './possible-sources';
