import { Testing } from 'cdk8s';
import type { Finding } from '../../../lib/diagnostics/finding';
import { examine } from '../../../lib/checks/examination';
import { objectsOf } from '../../../lib/checks/objects-of';
import { standInsOf } from '../../../lib/checks/stand-ins';
import { registryOf } from '../../../lib/dsl';
import type { PatternExample } from '../../../lib/dsl/pattern';
import { Cluster } from '../../../lib/index';
import { readPolicy } from '../../../lib/manifests/policy-reading';
import type { NetworkPluginName } from '../../../lib/profile/network-plugin-name';
import { appOf } from '../../lint/example-program';
import { judgedLine } from '../../reachability/case-verdict';

/** What came of an example under one network plugin. */
export interface ExampleRun {
  readonly findings: readonly Finding[];
  /** What the strictest API server says about the policies that are written, refusals and warnings alike. */
  readonly objections: readonly string[];
  /** How many policies are written. */
  readonly policies: number;
  /** The manifests, as the app writes them. @throws Error where a check stops the synthesis */
  synthesized(): string;
  /** A line of the example with the verdict that the evaluator gives, as `shop/web -> shop/api 80/TCP allowed`. */
  judged(line: string): string;
}

/** Runs an example under a network plugin; under none that anyone named, if none is given. */
export function runExample({ program }: PatternExample, cni?: NetworkPluginName): ExampleRun {
  const app = Testing.app();
  if (cni) Cluster.configure(app, { cni });
  appOf(program, app);
  const { clusters, findings } = examine(registryOf(app));
  const [cluster, ...others] = clusters;
  // An example with a cluster of its own would be judged without the plugin.
  if (!cluster || others.length > 0 || cluster.planned.scope !== app) throw new Error('an example is one cluster');
  const policies = objectsOf(cluster.planned, 'policy').map((object) => cluster.planned.rendering.of(object));
  const { world } = standInsOf(cluster);
  return {
    findings,
    objections: policies
      .map((object) => readPolicy(object))
      .flatMap(({ errors, warnings }) => [...errors, ...warnings].map((one) => JSON.stringify(one))),
    policies: policies.length,
    synthesized: () => app.synthYaml(),
    judged: (line) => judgedLine(world, `${line} allowed`),
  };
}
