import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';

/** A namespace of the platform, with the Namespace object that says who owns it. */
export class GovernedNamespace extends Chart {
  constructor(scope: Construct, name: string, team: string) {
    super(scope, name, { namespace: name });
    const metadata = { name, labels: { team } };
    const namespace = new ApiObject(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata });
    // The chart puts its namespace on everything in it; a Namespace is in none.
    namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}
