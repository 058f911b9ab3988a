/**
 * Who can reach whom, on which ports, and why: the evaluator of this project, over frozen values.
 * It knows nothing of YAML, cdk8s or printing.
 */
export { addressEnd, podEnd, type AddressEnd, type Connection, type End, type PodEnd } from './connection';
export { addressesIn, cidrsOf, EVERY_BLOCK } from './address-parts';
export { EVERY_POD, queryKey, type EndQuery } from './end-query';
export { everyEnd, knownEnds, strangersTo, type Ends } from './ends';
export type * from './judgement';
export { podsOf, podsSelected, podsSelectedIn } from './known-pods';
export { mapOf, type MapEnd, type MapRow } from './map';
export { ALL_PORTS, judgePorts, portsWith, type PortSets, type PortVerdict } from './open-ports';
export { pairsOf } from './pairs';
export { DEFAULT_OPTIONS, ALL_ADDRESSES, PRIVATE_RANGES, type EvaluationOptions } from './options';
export { judge } from './spec';
export { selects } from './spec/selecting';
export { worldOf, type World } from './world';
