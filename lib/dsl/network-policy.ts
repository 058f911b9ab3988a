import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { NetworkPolicySpec } from '../manifests/network-policy-types';
import { callerOrigin } from './caller';
import { rememberOrigin } from './origins';
import { registryOf } from './plan/registry';

export interface NetworkPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: NetworkPolicySpec;
}

/**
 * A NetworkPolicy field by field: the way out for what no statement can say. It is written as it stands, and judged
 * like every other; what an `allow` opens takes it into account.
 *
 * @example
 * new NetworkPolicy(chart, 'legacy', { spec: { podSelector: {}, policyTypes: ['Ingress'] } });
 */
export class NetworkPolicy extends ApiObject {
  constructor(scope: Construct, id: string, props: NetworkPolicyProps) {
    super(scope, id, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...props });
    rememberOrigin(this, callerOrigin());
    registryOf(this);
  }
}
