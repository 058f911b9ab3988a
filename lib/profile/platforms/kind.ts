import type { Platform } from '../platform';

export const kind: Platform = {
  id: 'kind',
  title: 'kind',
  cni: 'kindnet',
  dns: { shape: 'core-dns' },
  metadata: 'none',
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  apiServerPort: 6443,
};
