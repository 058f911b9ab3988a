import type { IConstruct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';

const origins = new WeakMap<IConstruct, () => Origin | undefined>();

/** Remembers which line of the user's source made a construct. Kept in memory, never in the manifests. */
export function rememberOrigin(construct: IConstruct, origin: () => Origin | undefined): void {
  origins.set(construct, origin);
}

/** A finding with the line that made a construct. */
export function placed(construct: IConstruct, finding: Finding): Finding {
  const origin = originOf(construct)();
  return origin ? { ...finding, where: { ...finding.where, origin } } : finding;
}

/** The line that made a construct, or the nearest construct above it that we know the line of. */
export function originOf(construct: IConstruct): () => Origin | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const origin = origins.get(scope);
    if (origin) return origin;
  }
  return () => undefined;
}
