import type { ApiObject } from 'cdk8s';

/** The API objects of one synthesis as they will be written, each rendered once. */
export class Rendering {
  private readonly objects = new Map<ApiObject, Record<string, unknown>>();

  /** The object as cdk8s writes it, JSON patches and chart defaults included. */
  of(apiObject: ApiObject): Record<string, unknown> {
    let object = this.objects.get(apiObject);
    if (!object) {
      object = apiObject.toJson() as Record<string, unknown>;
      this.objects.set(apiObject, object);
    }
    return object;
  }
}
