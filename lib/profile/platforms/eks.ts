import type { Platform } from '../platform';

export const eks: Platform = {
  id: 'eks',
  title: 'Amazon EKS',
  cni: 'aws-vpc-cni',
  dns: { shape: 'core-dns' },
  metadata: 'aws',
  apiServerPort: 443,
  note: 'The network policy agent of the VPC CNI is off by default, and has to be switched on.',
};
