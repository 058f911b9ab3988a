import type { Family } from '../sets/address';
import { parseCidr, type Cidr } from '../sets/cidr';
import type { NonEmpty } from './policy';

/** Something on a link-local address of the node that hands out credentials to those who ask. */
export type CredentialSource = 'aws' | 'eks-pod-identity' | 'azure' | 'gke';

/** Where it answers: addresses, and ports of TCP. */
export interface CredentialAddresses {
  readonly addresses: Readonly<Partial<Record<Family, Cidr>>>;
  readonly ports: NonEmpty<number>;
}

function at(ports: NonEmpty<number>, ...texts: readonly string[]): CredentialAddresses {
  const blocks = texts.flatMap((text) => parseCidr(text) ?? []);
  const addresses = Object.fromEntries(blocks.map((block) => [block.family, Object.freeze(block)]));
  return Object.freeze({ addresses: Object.freeze(addresses), ports: Object.freeze(ports) });
}

/**
 * The metadata services of clouds, and the agent of EKS Pod Identity. The metadata server of GKE answers on 80 and, as
 * network policies see it, on 988; Cloud DNS has its address too, on port 53.
 */
export const CREDENTIAL_SOURCES: Readonly<Record<CredentialSource, CredentialAddresses>> = Object.freeze({
  aws: at([80], '169.254.169.254/32', 'fd00:ec2::254/128'),
  'eks-pod-identity': at([80], '169.254.170.23/32', 'fd00:ec2::23/128'),
  azure: at([80], '169.254.169.254/32'),
  gke: at([80, 988], '169.254.169.254/32'),
});
