import type { MetadataService } from './metadata-service';
import type { NetworkPluginChoice } from './network-plugin-choice';

/** How pods look up names on a platform, in the words of `dns`. */
export type PlatformDns =
  | { readonly shape: 'core-dns' | 'openshift' | 'gke-cloud-dns' | 'aks-local-dns' }
  | { readonly shape: 'node-local'; readonly address: string; readonly redirected: boolean };

/** What a cluster is unless somebody changes it: a way to get one, with its defaults. */
export interface Platform {
  /** As `--profile` takes it. */
  readonly id: PlatformName;
  /** As its makers write it. */
  readonly title: string;
  /** Absent where the platform comes without one. */
  readonly cni?: NetworkPluginChoice;
  readonly dns: PlatformDns;
  /** Absent where it depends on where the nodes are. */
  readonly metadata?: MetadataService;
  /** Where pods have their addresses, if that is a fixed default. */
  readonly podCidrs?: readonly string[];
  /** Where Services have their addresses, if that is a fixed default. */
  readonly serviceCidrs?: readonly string[];
  /** The port on which the API server listens behind its Service. */
  readonly apiServerPort: number;
  /** One sentence: what has to be true of the cluster for this to be right. */
  readonly note?: string;
}

export type PlatformName =
  | 'aks-azure-npm'
  | 'aks-cilium'
  | 'eks'
  | 'gke-autopilot'
  | 'gke-dataplane-v2'
  | 'k3s'
  | 'kind'
  | 'kubeadm'
  | 'openshift';
