import { asserted } from '../../profile/cell';
import { chosenPlugin } from '../../profile/chosen-plugin';
import type { ClusterProps } from '../cluster';

/** How much of one policy a cluster can take; what is more is written in several parts. */
export interface Limits {
  /**
   * How many entries of ports there may be for one address. Several policies do not help: the plugin counts them together.
   * So ports that follow each other are joined into ranges.
   * @default as many as there are
   */
  readonly portsPerAddress?: number;
  /** How many blocks of addresses a policy may hold. @default as many as there are */
  readonly blocksPerPolicy?: number;
  /** Whether the network plugin reads `endPort`; one that does not opens the first port of a range only. */
  readonly portRanges: boolean;
  /** How many bytes of JSON the spec of a policy may have. */
  readonly specBytes: number;
}

/**
 * The API server stores objects of up to 1.5 MB, but annotations of 256 KiB at most, and `kubectl apply` keeps a copy of
 * the whole object in one. What is left is for its metadata.
 */
export const SPEC_BYTES = 200_000;

/** A range of up to so many ports is written port by port for a plugin that does not read `endPort`. */
export const LONGEST_SINGLED_RANGE = 24;

/** The limits of a cluster's network plugin, as far as they are known. */
export function limitsOf({ cni }: ClusterProps): Limits {
  if (cni === undefined) return { portRanges: true, specBytes: SPEC_BYTES };
  const { endPort, portsPerBlock, blocksPerPolicy } = chosenPlugin(cni);
  const [ports, blocks] = [asserted(portsPerBlock), asserted(blocksPerPolicy)];
  return {
    portRanges: asserted(endPort) !== 'no',
    specBytes: SPEC_BYTES,
    ...(ports !== undefined && { portsPerAddress: ports }),
    ...(blocks !== undefined && { blocksPerPolicy: blocks }),
  };
}
