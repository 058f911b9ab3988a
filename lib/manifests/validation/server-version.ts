/** The Kubernetes versions whose rules are known here, as minor numbers of version 1. */
const OLDEST_MINOR = 30;
const NEWEST_MINOR = 38;

/** What an API server of one Kubernetes version does differently from others. */
export interface ServerVersion {
  /** Refuses CIDRs with leading zeros, IPv4-mapped addresses or bits beyond the prefix (since 1.36; KEP-4858). */
  readonly strictCidrs: boolean;
  /** Warns about CIDRs in unusual spelling (since 1.33). */
  readonly warnsAboutCidrs: boolean;
  /** Prints values that are not plain strings or numbers as JSON (since 1.34), not in Go syntax. */
  readonly printsJson: boolean;
  /** Calls the unit of a label's length `bytes` (since 1.35), not `characters`. */
  readonly countsLabelBytes: boolean;
  /** `may not be more than` instead of `must have at most` for annotations (since 1.32). */
  readonly saysNotMoreThan: boolean;
  /** Prints `endPort` when it is below `port` (since 1.37), not `port`. */
  readonly printsEndPort: boolean;
  /** How a reference to an owner is named and refused: reworded in 1.34, with its index since 1.37. */
  readonly ownerReferences: 'named' | 'plain' | 'indexed';
  /** Runs the rules for creation on an update, too, without regard for old values (until 1.35). */
  readonly validatesUpdatesAsNew: boolean;
}

/** Options of everything that validates. */
export interface ServerVersionOptions {
  /**
   * The version of the API server, `1.30` to `1.38`.
   *
   * @default '1.38', the strictest
   */
  readonly kubernetesVersion?: string;
}

/** The newest version, and the strictest. */
export const NEWEST_SERVER: ServerVersion = ofMinor(NEWEST_MINOR);

/** The server that accepts most of those that are known here. */
export const MOST_LENIENT_SERVER: ServerVersion = ofMinor(OLDEST_MINOR);

/**
 * The newest version whose server says yes; undefined where none does. What an older server refuses a newer one
 * refuses, too.
 */
export function newestVersion(accepts: (server: ServerVersion) => boolean): string | undefined {
  if (!accepts(MOST_LENIENT_SERVER)) return undefined;
  let minor = NEWEST_MINOR;
  while (minor > OLDEST_MINOR && !accepts(ofMinor(minor))) minor -= 1;
  return `1.${minor}`;
}

/**
 * What an API server of this version does.
 *
 * @throws RangeError for a version that is unknown here
 */
export function serverVersion({ kubernetesVersion }: ServerVersionOptions = {}): ServerVersion {
  if (kubernetesVersion === undefined) return NEWEST_SERVER;
  const minor = Number(/^1\.(\d{1,3})$/.exec(kubernetesVersion)?.[1] ?? NaN);
  if (!(minor >= OLDEST_MINOR && minor <= NEWEST_MINOR)) {
    throw new RangeError(
      `kubernetesVersion is '1.${OLDEST_MINOR}' to '1.${NEWEST_MINOR}', not '${String(kubernetesVersion)}'`,
    );
  }
  return ofMinor(minor);
}

function ofMinor(minor: number): ServerVersion {
  return Object.freeze({
    strictCidrs: minor >= 36,
    warnsAboutCidrs: minor >= 33,
    printsJson: minor >= 34,
    countsLabelBytes: minor >= 35,
    saysNotMoreThan: minor >= 32,
    printsEndPort: minor >= 37,
    ownerReferences: minor >= 37 ? 'indexed' : minor >= 34 ? 'plain' : 'named',
    validatesUpdatesAsNew: minor <= 35,
  });
}
