/**
 * Expectations about who can reach whom, for tests of apps, charts and manifests.
 *
 *     import 'cdk8s-netpol/jest';
 *
 *     expect(chart).toAllow(web, api, 'http');
 *     expect(chart).toDeny(web, db);
 *
 * Under Jest, importing it registers the matchers; under Vitest, `expect.extend(matchers)` does.
 */
import './expect-types';
import { matchers } from './matchers';
import { rememberExpect, runnersExpect, type RunnerExpect } from './runner';

/**
 * Registers the matchers on an `expect`: needed only where it is no global, as with Jest's `injectGlobals: false`.
 *
 * @example
 * import { expect } from '@jest/globals';
 * registerOn(expect);
 */
export function registerOn(expect: Pick<RunnerExpect, 'extend'>): void {
  rememberExpect(expect as RunnerExpect);
  expect.extend(matchers);
}

// Outside of tests there is no `expect`: then there is nothing to register, and nothing to fail for.
runnersExpect()?.extend(matchers);

export { matchers } from './matchers';
export type { FindingsOptions, GivenConnection, GivenEnd, GivenPort, NetpolMatchers } from './matcher-types';
export type { Matcher, MatcherContext, MatcherResult } from './matcher';
export { policySerializer } from './policy-serializer';
