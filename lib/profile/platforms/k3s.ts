import type { Platform } from '../platform';

export const k3s: Platform = {
  id: 'k3s',
  title: 'k3s',
  cni: 'kube-router',
  dns: { shape: 'core-dns' },
  podCidrs: ['10.42.0.0/16'],
  serviceCidrs: ['10.43.0.0/16'],
  apiServerPort: 6443,
  note: 'It uses Flannel for the network, and the policy controller of kube-router.',
};
