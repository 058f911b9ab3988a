import type { ApiObject } from 'cdk8s';
import { readPolicy, type PolicyReading } from '../../manifests/policy-reading';
import { readOrdinaryPolicy } from '../../manifests/ordinary-policy';
import type { Rendering } from './rendering';

const NONE: readonly never[] = Object.freeze([]);

/** A NetworkPolicy of the app as it will be written. */
export type AppPolicyReading = PolicyReading & { readonly apiObject: ApiObject };

/** Reads the NetworkPolicies of one synthesis, each once, by the rules of one API server version. */
export class PolicyReader {
  private readonly readings = new Map<ApiObject, AppPolicyReading>();

  constructor(
    private readonly rendering: Rendering,
    private readonly kubernetesVersion: string | undefined,
  ) {}

  read(apiObject: ApiObject): AppPolicyReading {
    const known = this.readings.get(apiObject);
    if (known) return known;
    const reading = { apiObject, ...this.readingOf(apiObject) };
    this.readings.set(apiObject, reading);
    return reading;
  }

  private readingOf(apiObject: ApiObject): PolicyReading {
    const object = this.rendering.of(apiObject);
    const options = this.kubernetesVersion ? { kubernetesVersion: this.kubernetesVersion } : {};
    // What most policies hold, no API server refuses, of whatever version.
    const policy = this.rendering.isPlainData(apiObject) ? readOrdinaryPolicy(object) : undefined;
    return policy ? { errors: NONE, warnings: NONE, policy } : readPolicy(object, options);
  }
}
