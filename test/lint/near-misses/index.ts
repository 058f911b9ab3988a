import { NEAR_MISSES_OF_ADDRESSES } from './addresses';
import type { NearMisses } from './near-miss';
import { NEAR_MISSES_OF_PODS } from './pods';
import { NEAR_MISSES_OF_POLICIES } from './policies';

/** The near misses of every rule; a test holds that none is without. */
export const NEAR_MISSES: NearMisses = {
  ...NEAR_MISSES_OF_ADDRESSES,
  ...NEAR_MISSES_OF_PODS,
  ...NEAR_MISSES_OF_POLICIES,
};
