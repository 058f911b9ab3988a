/**
 * The image of a Pod that stands for pods which no manifest makes: for all replicas of a workload, however many. No registry
 * has it, so that nobody can run a stand-in by mistake.
 */
export const STAND_IN_IMAGE = 'stand-in';
