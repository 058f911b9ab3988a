/** A resource that a violation is about, as the cdk8s CLI takes it. */
export interface ViolatingResource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}

/** A violation as the cdk8s CLI takes it. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

/**
 * What the cdk8s CLI gives to a validation plugin, as far as this one needs it. Its own types can be imported under some
 * module resolutions only, and the CLI is no dependency of this package.
 */
export interface ValidationContext {
  /** The files that were written. */
  readonly manifests: readonly string[];
  /** The constructs by the names of resources; the report looks the names of its violations up in here. */
  readonly metadata: Record<string, { readonly path: string }>;
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}
