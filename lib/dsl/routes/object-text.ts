import type { Entrance } from '../../model/routing';

/** An object as findings and annotations name it: `Ingress shop/front`. */
export function objectText({ kind, namespace, name }: Pick<Entrance, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}
