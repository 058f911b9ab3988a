import type { KubernetesObject } from '../kubernetes-objects';

/** How much of a shape to make. Shapes that are one namespace by their nature take no notice of `namespaces`. */
export interface Size {
  readonly pods: number;
  readonly policies: number;
  readonly namespaces: number;
}

/** A kind of cluster: gives its objects one after the other, so that the largest needs no more memory than the smallest. */
export type Shape = (size: Size, seed: number) => Iterable<KubernetesObject>;

/** So many things shared out evenly: how many the place `index` of `places` gets. */
export function share(total: number, places: number, index: number): number {
  return Math.floor((total * (index + 1)) / places) - Math.floor((total * index) / places);
}

/** What {@link share} gave to all the places before. */
export function sharedBefore(total: number, places: number, index: number): number {
  return Math.floor((total * index) / places);
}
