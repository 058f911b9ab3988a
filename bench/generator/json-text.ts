import type { KubernetesObject } from './kubernetes-objects';

/** Objects as one List, in pieces of a line each. Each object is a line, so that two inputs can be compared. */
export function* jsonText(objects: Iterable<KubernetesObject>): Iterable<string> {
  yield '{"apiVersion":"v1","kind":"List","items":[\n';
  let between = '';
  for (const object of objects) {
    yield `${between}${JSON.stringify(object)}`;
    between = ',\n';
  }
  yield '\n]}\n';
}
