import type { ServerVersion } from './server-version';

/** By which rules a spec is judged: those of a server, and what an update may keep from the old object. */
export interface PolicyRules {
  readonly server: ServerVersion;
  /** Texts that are accepted as CIDRs as they stand, since the old object holds them. */
  readonly acceptedCidrs: ReadonlySet<string>;
  /** Accepts any text as a value in `matchExpressions`, since the old object's selector is wrong already. */
  readonly toleratesSelectorValues: boolean;
}

/** The rules for a new object: nothing old to keep. */
export function rulesForNew(server: ServerVersion): PolicyRules {
  return { server, acceptedCidrs: new Set(), toleratesSelectorValues: false };
}
