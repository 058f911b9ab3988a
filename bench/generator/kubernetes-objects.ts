/** Objects as `kubectl get -o json` prints them, as far as a verdict depends on them. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: object;
  readonly status?: object;
}

export type Labels = Readonly<Record<string, string>>;

export interface ContainerPort {
  readonly name: string;
  readonly containerPort: number;
  /** @default 'TCP' */
  readonly protocol?: string;
}

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

export interface PolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface PolicyPort {
  readonly protocol: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** A rule before it is known whether it is one of `from` or of `to`. Without `ports` it is about every port. */
export interface PolicyRule {
  readonly peers?: readonly PolicyPeer[];
  readonly ports?: readonly PolicyPort[];
}

export interface PodStatus {
  readonly phase: string;
  readonly podIP?: string;
  readonly podIPs?: readonly { readonly ip: string }[];
  readonly hostIP?: string;
}

export interface PodsDescription {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork?: boolean;
  readonly status?: PodStatus;
}

export interface PolicyDescription {
  readonly namespace: string;
  readonly name: string;
  readonly selector: LabelSelector;
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
}

export function namespaceObject(name: string, labels: Labels): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

export function podObject(description: PodsDescription): KubernetesObject {
  const { namespace, name, labels, status } = description;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: podSpec(description),
    ...(status && { status }),
  };
}

export function deploymentObject(description: PodsDescription): KubernetesObject {
  const { namespace, name, labels } = description;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: labels['app'] } },
      template: { metadata: { labels }, spec: podSpec(description) },
    },
  };
}

/** A direction isolates where its rules are given, be it none. */
export function policyObject({ namespace, name, selector, ingress, egress }: PolicyDescription): KubernetesObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: selector,
      policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
      ...(ingress && {
        ingress: ingress.map(({ peers, ports }) => ({ ...(ports && { ports }), ...(peers && { from: peers }) })),
      }),
      ...(egress && {
        egress: egress.map(({ peers, ports }) => ({ ...(ports && { ports }), ...(peers && { to: peers }) })),
      }),
    },
  };
}

function podSpec({ ports, hostNetwork }: PodsDescription): object {
  return {
    ...(hostNetwork && { hostNetwork }),
    containers: [{ name: 'main', image: 'main:1', ports }],
  };
}
