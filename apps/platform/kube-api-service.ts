import { Cluster, type AllowKubeApiProps } from 'cdk8s-netpol';
import type { Construct } from 'constructs';

/**
 * What the VPC CNI of AWS asks for beside the addresses of the API server: that of its Service, the first of the range. With
 * kindnet there is no need for it.
 */
export function kubeApiService(scope: Construct): Pick<AllowKubeApiProps, 'serviceAddress'> {
  const { cni, serviceCidrs: [range = ''] = [] } = Cluster.of(scope);
  return cni === 'aws-vpc-cni' ? { serviceAddress: range.replace(/0\/\d+$/, '1') } : {};
}
