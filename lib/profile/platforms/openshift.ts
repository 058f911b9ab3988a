import type { Platform } from '../platform';

export const openShift: Platform = {
  id: 'openshift',
  title: 'OpenShift',
  cni: 'ovn-kubernetes',
  dns: { shape: 'openshift' },
  podCidrs: ['10.128.0.0/14'],
  serviceCidrs: ['172.30.0.0/16'],
  apiServerPort: 6443,
};
