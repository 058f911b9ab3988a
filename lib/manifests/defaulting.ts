/** As much of a raw spec as defaulting looks at; a `null` is what YAML makes of a key without a value. */
export interface SpecToDefault {
  readonly podSelector?: object | null;
  readonly ingress?: readonly (RuleToDefault | null)[] | null;
  readonly egress?: readonly (RuleToDefault | null)[] | null;
  readonly policyTypes?: readonly string[] | null;
}

interface RuleToDefault {
  readonly ports?: readonly (PortToDefault | null)[] | null;
}

interface PortToDefault {
  readonly protocol?: string | null;
}

/** A raw spec after defaulting: the selector and the types are there, every port entry has a protocol. */
export type DefaultedSpec<Spec extends SpecToDefault> = Omit<Spec, 'podSelector' | 'policyTypes'> & {
  readonly podSelector: NonNullable<Spec['podSelector']> | Record<string, never>;
  readonly policyTypes: readonly string[];
};

/**
 * What the API server makes of a spec before it validates and stores it. This file alone knows the rules:
 *
 * - `podSelector` absent: `{}`, all pods of the namespace.
 * - `policyTypes` absent or empty: `Ingress`, always, and `Egress` too when there is an egress rule. Types
 *   that were written stay, even when they hide written rules.
 * - a port entry without `protocol`: TCP. So `{}` is every TCP port, not every port. A protocol that was
 *   written stays, even an empty one.
 *
 * Nothing else changes: lists keep their order, addresses their spelling. The spec itself is not touched.
 *
 * Source: Kubernetes `SetDefaults_NetworkPolicy` and `SetDefaults_NetworkPolicyPort`.
 *
 * @param spec the raw spec; absent or null is the empty spec, which isolates the namespace for ingress
 * @example defaultNetworkPolicySpec({ egress: [{}] }).policyTypes // ['Ingress', 'Egress']
 */
export function defaultNetworkPolicySpec<Spec extends SpecToDefault>(spec?: Spec | null): DefaultedSpec<Spec> {
  const written: SpecToDefault = spec ?? {};
  const defaulted = {
    ...written,
    podSelector: written.podSelector ?? {},
    policyTypes: written.policyTypes?.length ? written.policyTypes : defaultPolicyTypes(written),
    ...(written.ingress ? { ingress: written.ingress.map(defaultRule) } : {}),
    ...(written.egress ? { egress: written.egress.map(defaultRule) } : {}),
  };
  // TypeScript cannot follow a generic type through a spread; only the keys above differ from Spec.
  return defaulted as unknown as DefaultedSpec<Spec>;
}

function defaultPolicyTypes(spec: SpecToDefault): readonly string[] {
  return spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress'];
}

function defaultRule(rule: RuleToDefault | null): RuleToDefault | null {
  return rule?.ports ? { ...rule, ports: rule.ports.map(defaultPort) } : rule;
}

function defaultPort(port: PortToDefault | null): PortToDefault {
  return port?.protocol ? port : { ...port, protocol: port?.protocol ?? 'TCP' };
}
