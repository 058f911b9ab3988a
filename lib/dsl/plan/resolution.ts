import type { ResolvedEnd } from './resolved-end';
import type { Unresolved } from './unresolved';

/** What an end comes to once it has been looked up. */
export type Resolution = { readonly end: ResolvedEnd } | Unresolved;
