import type { App } from 'cdk8s';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { makePlan, type Plan, type Registry } from '../dsl';
import type { AcknowledgedFinding } from '../lint/acknowledgement/acknowledging';
import { DEFAULT_CONFIGURATION } from '../lint/configuration/configuration';
import { Levels } from '../lint/configuration/levels';
import type { AppContext, Mention } from '../lint/context';
import { oneOfEach } from '../lint/one-of-each';
import { reviewed } from '../lint/review';
import { applyRules } from '../lint/rule';
import { RULES } from '../lint/rules';
import { acknowledgementsOf } from './acknowledgements';
import type { Circumstances } from './circumstances';
import { fileCollisions } from './file-collisions';
import { judgedCluster, type JudgedCluster } from './judged-cluster';
import { objectsOf } from './objects-of';
import { orderFindings } from './order-findings';
import { previewFindings } from './preview-findings';
import { proveAssertions } from './proof';
import { unjudged } from './unjudged';

/** Everything there is to say about an app: what was found, and what was judged. */
export interface Examination {
  /** What was found and nobody has acknowledged, each as serious as the project takes it. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly clusters: readonly JudgedCluster[];
}

/** Works out the plan of an app and checks all that it will write. */
export function examine(registry: Registry, circumstances: Circumstances = {}): Examination {
  const { configuration = DEFAULT_CONFIGURATION, findings: before = [], today } = circumstances;
  const levels = new Levels(configuration, RULES);
  const plan = makePlan(registry);
  const clusters = plan.clusters.map((planned) => judgedCluster(planned, plan, registry));
  const findings = [
    ...registry.mistakes,
    ...clusters.flatMap(({ planned }) => unjudged(planned, plan)),
    ...plan.findings,
    ...applyRules(
      RULES.filter((rule) => levels.isOn(rule)),
      appContext(registry, plan, today),
      clusters.map(({ context }) => context),
    ),
    ...clusters.flatMap((cluster) => proveAssertions(cluster, plan)),
    ...clusters.flatMap(previewFindings),
    ...plan.clusters.flatMap(orderFindings),
  ];
  const { acknowledgements, findings: unreadable } = acknowledgementsOf(registry, plan);
  const review = reviewed([...oneOfEach(findings), ...unreadable], { levels, acknowledgements, today });
  return { ...review, findings: [...before, ...review.findings], clusters };
}

/** Something in the source, by its path and the line that wrote it. */
function mention(path: string, origin: () => Origin | undefined): Mention {
  return {
    text: path,
    place: () => {
      const found = origin();
      return { path, ...(found && { origin: found }) };
    },
  };
}

function appContext(registry: Registry, plan: Plan, today: string | undefined): AppContext {
  const objects = plan.clusters.flatMap(({ apiObjects }) => apiObjects);
  const policies = plan.clusters.flatMap((cluster) => objectsOf(cluster, 'policy'));
  const { workloads, statements, assertions, elsewhere, externalServices } = registry;
  return {
    policiesWritten: policies.length,
    previews: plan.clusters.reduce((count, cluster) => count + cluster.previews.length, 0),
    statements: [
      ...workloads.map((workload) =>
        mention(('construct' in workload ? workload.construct : workload).node.path, workload.origin),
      ),
      ...elsewhere.map(({ node, origin }) => mention(node.path, origin)),
      ...statements.map(({ path, origin }) => mention(path, origin)),
      ...assertions.map(({ text, origin }) => mention(text, origin)),
    ],
    unfinishedChains: [...registry.unfinished].map(({ text, lacks, path, origin }) => ({
      ...mention(path, origin),
      text,
      lacks,
    })),
    externalServices: externalServices.flatMap(({ node, owner, expires, origin }) =>
      expires === undefined ? [] : [{ ...mention(node.path, origin), owner, expires }],
    ),
    today,
    collisions: fileCollisions(registry.node.root as App, objects, new Set(policies), plan.rendering),
  };
}
