import type { App } from 'cdk8s';
import type { Finding } from '../diagnostics/finding';
import { makePlan, type Plan, type Registry } from '../dsl';
import type { AppContext } from '../lint/context';
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

function appContext(registry: Registry, plan: Plan): AppContext {
  const objects = plan.clusters.flatMap(({ apiObjects }) => apiObjects);
  const policies = plan.clusters.flatMap((cluster) => objectsOf(cluster, 'policy'));
  const { workloads, statements, assertions, elsewhere } = registry;
  return {
    policiesWritten: policies.length,
    statements: workloads.length + statements.length + assertions.length + elsewhere.length,
    unfinishedChains: [...registry.unfinished].map(({ text, lacks, path, origin }) => ({
      text,
      lacks,
      place: () => {
        const found = origin();
        return { path, ...(found && { origin: found }) };
      },
    })),
    collisions: fileCollisions(registry.node.root as App, objects, new Set(policies)),
  };
}
