import type { ProfileContext } from './profile-context';
import type { Found, RuleDescription } from './rule';

/** A rule about what a network plugin makes of policies, wherever they come from. */
export type ProfileRule = RuleDescription & {
  readonly scope: 'cluster';
  check(context: ProfileContext): readonly Found[];
};
