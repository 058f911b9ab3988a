import type { ObjectKind } from './kinds';
import { qualifiedKind, type Identity } from './manifest';

/** Remembers objects, to tell which ones have the same kind, namespace and name. */
export class KnownObjects {
  private readonly places = new Map<string, Map<string, Map<string, number>>>();

  /** @param defaultNamespace the namespace of objects that name none */
  constructor(private readonly defaultNamespace: string) {}

  /**
   * The place that was given to the first object like this one; where there is none, this one is remembered with
   * the given place. The API server makes up a name of its own for each object without one, so such an object is
   * only itself.
   */
  placeOf(identity: Identity, kind: ObjectKind, place: number): number {
    if (identity.name === '') return place;
    const owner = kind === 'namespace' ? '' : identity.namespace || this.defaultNamespace;
    const names = inside(inside(this.places, qualifiedKind(identity)), owner);
    const known = names.get(identity.name);
    if (known === undefined) names.set(identity.name, place);
    return known ?? place;
  }
}

function inside<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, known);
  return known;
}
