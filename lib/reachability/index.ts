/**
 * Who can reach whom, on which ports, and why: the evaluator of this project, over frozen values.
 * It knows nothing of YAML, cdk8s or printing.
 */
export { addressEnd, podEnd, type AddressEnd, type Connection, type End, type PodEnd } from './connection';
export { judge } from './direct/judge';
export { explain, explainBlocks } from './explain';
export type * from './explain/explanation';
export type * from './judgement';
export { diffOf } from './diff';
export { mapOf } from './map';
export type * from './map-row';
export { ALL_PORTS } from './all-ports';
export { judgePorts, openPorts, portsWith, type OpenPorts, type PortSets, type PortVerdict } from './open-ports';
export { DEFAULT_OPTIONS, ALL_ADDRESSES, PRIVATE_RANGES, type EvaluationOptions } from './options';
export { reachabilityOf, type PolicyChange, type Reachability } from './reachability';
export type { Rectangle, RectangleSide } from './engine/rectangle-values';
export type { WorkCounters } from './engine/work-counters';
export { worldOf, type World } from './world';
export type * from '../model/cluster';
export type { Labels } from '../model/labels';
export type * from '../model/policy';
export type * from '../model/port';
export {
  EVERYTHING,
  selectorOf,
  selectorOfLabels,
  type Operator,
  type Requirement,
  type Selector,
} from '../model/selector';
export type { Workload } from '../model/workload';
export { formatAddress, parseAddress, type Address, type Family } from '../sets/address';
export { formatCidr, parseCidr, type Cidr } from '../sets/cidr';
