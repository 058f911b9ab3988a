import type { IConstruct } from 'constructs';
import { Cluster, endOfAnotherCluster, type EndLike, type Plan } from '../dsl';
import type { DeclaredCallers, IntentEnd } from '../lint/context';
import { intentEndOf } from './end-queries';

/** Who an app says calls the pods of a cluster, besides what its statements say; undefined where it says nothing. */
export function declaredCallers(scope: IConstruct, { resolver }: Plan): DeclaredCallers | undefined {
  const { ingressControllers = {}, monitoring } = Cluster.profileOf(scope);
  // One that cannot be looked up is a finding of the patterns that use it.
  const endOf = (end: EndLike): IntentEnd | undefined => {
    if (endOfAnotherCluster(end, scope)) return undefined;
    const resolution = resolver.resolve(end);
    return 'end' in resolution ? intentEndOf(resolution.end) : undefined;
  };
  const controllers = Object.entries(ingressControllers).flatMap(([name, end]) => {
    const found = endOf(end);
    return found ? [[name, found] as const] : [];
  });
  const scraper = monitoring && endOf(monitoring);
  if (controllers.length === 0 && !scraper) return undefined;
  return { ingressControllers: Object.fromEntries(controllers), ...(scraper && { monitoring: scraper }) };
}
