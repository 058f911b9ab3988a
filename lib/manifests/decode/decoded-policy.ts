/**
 * A NetworkPolicy after its JSON was decoded and before any rule was applied: fields have the right types,
 * but may hold any text and any number. Null fields are absent; null items of lists are `{}` or `''`.
 */
export interface DecodedPolicy {
  readonly apiVersion: unknown;
  readonly kind: unknown;
  readonly metadata: Partial<DecodedMetadata>;
  readonly spec: Partial<DecodedSpec>;
}

export interface DecodedMetadata {
  readonly name: string;
  readonly generateName: string;
  readonly namespace: string;
  readonly selfLink: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number;
  readonly creationTimestamp: string;
  readonly deletionTimestamp: string;
  readonly deletionGracePeriodSeconds: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly ownerReferences: readonly Partial<DecodedOwnerReference>[];
  readonly finalizers: readonly string[];
  readonly managedFields: readonly Partial<DecodedManagedFields>[];
}

export interface DecodedOwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller: boolean;
  readonly blockOwnerDeletion: boolean;
}

export interface DecodedManagedFields {
  readonly manager: string;
  readonly operation: string;
  readonly apiVersion: string;
  readonly time: string;
  readonly fieldsType: string;
  readonly fieldsV1: unknown;
  readonly subresource: string;
}

export interface DecodedSpec {
  readonly podSelector: Partial<DecodedSelector>;
  readonly ingress: readonly Partial<DecodedIngressRule>[];
  readonly egress: readonly Partial<DecodedEgressRule>[];
  readonly policyTypes: readonly string[];
}

export interface DecodedIngressRule {
  readonly ports: readonly Partial<DecodedPort>[];
  readonly from: readonly Partial<DecodedPeer>[];
}

export interface DecodedEgressRule {
  readonly ports: readonly Partial<DecodedPort>[];
  readonly to: readonly Partial<DecodedPeer>[];
}

export interface DecodedPort {
  readonly protocol: string;
  readonly port: number | string;
  readonly endPort: number;
}

export interface DecodedPeer {
  readonly podSelector: Partial<DecodedSelector>;
  readonly namespaceSelector: Partial<DecodedSelector>;
  readonly ipBlock: Partial<DecodedBlock>;
}

export interface DecodedBlock {
  readonly cidr: string;
  readonly except: readonly string[];
}

export interface DecodedSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly Partial<DecodedRequirement>[];
}

export interface DecodedRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}
