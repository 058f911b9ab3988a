import type { Platform } from '../platform';

export const aksAzureNpm: Platform = {
  id: 'aks-azure-npm',
  title: 'AKS with Azure Network Policy Manager',
  cni: 'azure-npm',
  dns: { shape: 'core-dns' },
  metadata: 'azure',
  apiServerPort: 443,
};
