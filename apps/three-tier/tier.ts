import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Deployment, LabelSelector, Namespace } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** One tier: a namespace of its own, with nginx behind a Service, as `kubectl run` and `kubectl expose` make them. */
export class Tier extends Chart {
  readonly deployment: Deployment;

  constructor(scope: Construct, name: string) {
    super(scope, name, { namespace: name });

    const namespace = new Namespace(this, 'namespace', { metadata: { name } });
    // The chart puts its namespace on everything in it; a Namespace is in none.
    ApiObject.of(namespace).addJsonPatch(JsonPatch.remove('/metadata/namespace'));

    // `kubectl run` labels its pods `run: <name>`. They are found by this label, and not by the address that
    // cdk8s-plus would choose, so that the policies read like the tutorial.
    const labels = { run: name };
    this.deployment = new Deployment(this, name, {
      metadata: { name },
      podMetadata: { labels },
      select: false,
      containers: [
        {
          image: 'nginx:1.27',
          ports: [{ name: 'http', number: 80 }],
          // The image starts as root, and writes its cache and its process id.
          securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
        },
      ],
    });
    this.deployment.select(LabelSelector.of({ labels }));
    this.deployment.exposeViaService({ name: `${name}-svc`, ports: [{ name: 'http', port: 80 }] });
  }
}
