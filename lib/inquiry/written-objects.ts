import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { makePlan, registryIn, registryOf } from '../dsl';
import { manifestOf, type Manifest } from '../manifests/manifest';

/**
 * The API objects below a construct as they will be written, policies that statements ask for included. An app that
 * says nothing with this package stays as it is: no checks are hung on it.
 *
 * @throws Mistake for a tree without an App, and for an object that cannot be rendered
 */
export function writtenObjects(construct: IConstruct): Manifest[] {
  const { root } = construct.node;
  const registry = 'synth' in root ? registryIn(construct) : registryOf(construct);
  const isBelow = (object: ApiObject) => object.node.scopes.includes(construct);
  if (!registry) {
    const objects = construct.node.findAll().filter((one) => ApiObject.isApiObject(one));
    return objects.map((object) => manifestOf(object.toJson() as Record<string, unknown>, object.node.path));
  }
  const { clusters, rendering } = makePlan(registry);
  const objects = clusters.flatMap(({ apiObjects }) => apiObjects.filter(isBelow));
  return objects.map((object) => manifestOf(rendering.of(object), object.node.path));
}
