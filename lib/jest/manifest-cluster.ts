import { nameOfEnd, type EndLike } from '../dsl';
import { resolveValue } from '../dsl/plan/end-resolution';
import { Value } from '../dsl/values';
import { NotUnderstood } from '../inquiry/not-understood';
import type { ClusterReading } from '../manifests/cluster-reading';
import { worldOf } from '../reachability';
import type { AskedCluster, FoundEnd } from './asked-cluster';
import { foundEnd, refuse } from './resolved-ends';

type AnyValue = Parameters<typeof resolveValue>[0];

function isValue(end: EndLike): end is AnyValue {
  return end instanceof Value;
}

/** A plain value as an end; a construct is in an app, and not in manifests. */
function findValue(end: EndLike): FoundEnd {
  if (!isValue(end)) {
    throw new NotUnderstood(
      `\`${nameOfEnd(end)}\` is a construct, and manifests hold none: name it in words, such as 'shop/web', or expect something of its App.`,
    );
  }
  const resolution = resolveValue(end);
  return 'end' in resolution ? foundEnd(resolution.end) : refuse(resolution.problem);
}

/** The cluster that manifests make. */
export function manifestCluster({ cluster, sources, namespacesDeclared, findings }: ClusterReading): AskedCluster {
  const world = worldOf(cluster);
  return {
    name: '',
    world,
    shownWorld: () => world,
    isOfApp: false,
    sources: () => sources,
    namespacesDeclared,
    namespaces: [...new Set(cluster.workloads.map(({ namespace }) => namespace))].sort(),
    errors: () => findings.flatMap(({ severity, headline }) => (severity === 'error' ? [headline] : [])),
    find: findValue,
  };
}
