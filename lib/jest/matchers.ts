import { toHaveNoFindings } from './findings-matcher';
import { toBeIsolated } from './isolation-matcher';
import { toOnlyAllow } from './only-allow-matcher';
import { toAllow, toDeny } from './reach-matchers';
import { toMatchReachabilitySnapshot } from './snapshot-matcher';

/** All matchers, as `expect.extend` takes them. */
export const matchers = {
  toAllow,
  toDeny,
  toBeIsolated,
  toHaveNoFindings,
  toOnlyAllow,
  toMatchReachabilitySnapshot,
};
