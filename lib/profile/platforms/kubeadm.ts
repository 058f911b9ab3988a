import type { Platform } from '../platform';

export const kubeadm: Platform = {
  id: 'kubeadm',
  title: 'kubeadm',
  dns: { shape: 'core-dns' },
  serviceCidrs: ['10.96.0.0/12'],
  apiServerPort: 6443,
  note: "It comes without a network plugin: say which one was installed, as in `Clusters.kubeadm({ cni: 'calico' })`.",
};
