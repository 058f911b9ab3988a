import { Include, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { slug, slugOfConstruct } from './names';

/**
 * What an object of the app is called in the names of policies: the path of its construct; for one that was read from a
 * file or a Helm chart the name that it has there, since its path repeats its kind and its namespace.
 */
export function slugOfObject(construct: IConstruct, apiObject: ApiObject, suffix = ''): string {
  if (!(apiObject.node.scope instanceof Include) || construct !== apiObject) return slugOfConstruct(construct);
  return slug(`${apiObject.name}${suffix}`);
}
