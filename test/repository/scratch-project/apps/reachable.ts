import { parseCidr, reachabilityOf, worldOf, type Reachability } from 'cdk8s-netpol/reachability';

/** Compiled with the project, and never run: the types of the evaluator are found by its name. */
export const empty: Reachability = reachabilityOf(worldOf({ namespaces: [], workloads: [], policies: [] }));
export const block = parseCidr('10.0.0.0/8');
