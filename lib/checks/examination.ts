import type { App } from 'cdk8s';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { makePlan, type Plan, type Registry } from '../dsl';
import type { AppContext, Mention } from '../lint/context';
import { applyRules } from '../lint/rule';
import { RULES } from '../lint/rules';
import { fileCollisions } from './file-collisions';
import { judgedCluster, objectsOf, type JudgedCluster } from './judged-cluster';
import { proveAssertions } from './proof';
import { unjudged } from './unjudged';

/** Everything there is to say about an app: what was found, and what was judged. */
export interface Examination {
  readonly findings: readonly Finding[];
  readonly clusters: readonly JudgedCluster[];
}

/** Works out the plan of an app and checks all that it will write. */
export function examine(registry: Registry): Examination {
  const plan = makePlan(registry);
  const clusters = plan.clusters.map((planned) => judgedCluster(planned, plan, registry));
  const findings = [
    ...registry.mistakes,
    ...clusters.flatMap(({ planned }) => unjudged(planned, plan)),
    ...plan.findings,
    ...applyRules(
      RULES,
      appContext(registry, plan),
      clusters.map(({ context }) => context),
    ),
    ...clusters.flatMap((cluster) => proveAssertions(cluster, plan)),
  ];
  return { findings: oneOfEach(findings), clusters };
}

/** The same thing said of the same place is one finding, however many statements come upon it; the gravest stands. */
function oneOfEach(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, headline, where, found } = finding;
    const key = JSON.stringify([code, where.path, headline, found]);
    if (unique.get(key)?.severity !== 'error') unique.set(key, finding);
  }
  return [...unique.values()];
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

function appContext(registry: Registry, plan: Plan): AppContext {
  const objects = plan.clusters.flatMap(({ apiObjects }) => apiObjects);
  const policies = plan.clusters.flatMap((cluster) => objectsOf(cluster, 'policy'));
  const { workloads, statements, assertions, elsewhere } = registry;
  return {
    policiesWritten: policies.length,
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
    collisions: fileCollisions(registry.node.root as App, objects, new Set(policies), plan.rendering),
  };
}
