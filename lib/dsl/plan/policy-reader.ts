import type { ApiObject } from 'cdk8s';
import { readPolicy, type PolicyReading } from '../../manifests/policy-reading';
import type { Rendering } from './rendering';

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
    const options = this.kubernetesVersion ? { kubernetesVersion: this.kubernetesVersion } : {};
    const reading = { apiObject, ...readPolicy(this.rendering.of(apiObject), options) };
    this.readings.set(apiObject, reading);
    return reading;
  }
}
