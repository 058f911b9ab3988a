import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { DefaultDeny } from 'cdk8s-netpol';
import { Namespace } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** A namespace in which nothing is open that nobody asked for. */
export class Zone extends Chart {
  constructor(scope: Construct, name: string) {
    super(scope, name, { namespace: name });
    const namespace = new Namespace(this, 'namespace', { metadata: { name } });
    // The chart puts its namespace on everything in it; a Namespace is in none.
    ApiObject.of(namespace).addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    new DefaultDeny(this, 'default-deny');
  }
}
