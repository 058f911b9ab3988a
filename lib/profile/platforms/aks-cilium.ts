import type { Platform } from '../platform';

export const aksCilium: Platform = {
  id: 'aks-cilium',
  title: 'AKS with Azure CNI powered by Cilium',
  cni: 'azure-cilium',
  dns: { shape: 'core-dns' },
  metadata: 'azure',
  apiServerPort: 443,
  note: 'With LocalDNS say `dns: dns.aksLocalDns()`.',
};
