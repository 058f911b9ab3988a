import type { JudgedPolicy, LintContext } from './context';

/** What rules about network plugins look at: a cluster read from files has it as well as one that an app makes. */
export type ProfileContext = Pick<LintContext, 'reader' | 'world' | 'policies' | 'workloads' | 'profile'>;

/** The policies that somebody here can change. */
export function ownPolicies({ policies }: ProfileContext): readonly JudgedPolicy[] {
  return policies.filter(({ writtenBy }) => writtenBy !== 'elsewhere');
}
