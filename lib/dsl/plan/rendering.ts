import { ApiObject } from 'cdk8s';
import { kindOf, type ObjectKind } from '../../manifests/kinds';
import { Mistake } from '../mistake';
import { originOf } from '../origins';
import type { Synthesis } from './synthesis';

/** The API objects of one synthesis as they will be written, each rendered once. */
export class Rendering {
  private readonly objects = new Map<ApiObject, Record<string, unknown>>();
  private readonly plain = new Set<ApiObject>();
  private readonly kinds = new Map<ApiObject, ObjectKind>();

  /** @param synthesis the one that is running: it then writes the objects as they were rendered here */
  constructor(private readonly synthesis?: Synthesis) {}

  /** The object as cdk8s writes it, JSON patches and chart defaults included. */
  of(apiObject: ApiObject): Record<string, unknown> {
    let object = this.objects.get(apiObject);
    if (!object) {
      // Constructs of other packages may render themselves, into anything.
      if (apiObject.toJson === ApiObject.prototype.toJson) this.plain.add(apiObject);
      object = render(apiObject);
      this.objects.set(apiObject, object);
      this.synthesis?.keepRendering(apiObject, object);
    }
    return object;
  }

  /** Whether cdk8s itself rendered an object: then it is plain data, and none of its properties is computed. */
  isPlainData(apiObject: ApiObject): boolean {
    this.of(apiObject);
    return this.plain.has(apiObject);
  }

  /**
   * What an object is, as it will be written. A JSON patch can make it something else than the construct says, so
   * an object with patches is rendered to find out; all others need not be.
   */
  kindOf(apiObject: ApiObject): ObjectKind {
    let kind = this.kinds.get(apiObject);
    if (!kind) {
      kind = kindOf(
        isPatched(apiObject) ? this.of(apiObject) : { apiVersion: apiObject.apiVersion, kind: apiObject.kind },
      );
      this.kinds.set(apiObject, kind);
    }
    return kind;
  }
}

/** @throws Mistake where cdk8s cannot render the object, most often since a JSON patch does not fit it. */
function render(apiObject: ApiObject): Record<string, unknown> {
  try {
    return apiObject.toJson() as Record<string, unknown>;
  } catch (error) {
    const origin = originOf(apiObject)();
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new Mistake({
      code: 'NP218',
      id: 'unrenderable-object',
      severity: 'error',
      headline: `${apiObject.kind} \`${apiObject.node.path}\` cannot be rendered`,
      where: { path: apiObject.node.path, ...(origin && { origin }) },
      found: reason,
      expected: 'an object that cdk8s can write',
      why: 'it could not be written, and so not be judged',
      help: isPatched(apiObject) ? 'correct its JSON patches: each path has to exist' : 'correct its fields',
    });
  }
}

/** Whether an object has JSON patches; where cdk8s should keep them elsewhere one day, every object counts as patched. */
function isPatched(apiObject: ApiObject): boolean {
  const patches: unknown = Reflect.get(apiObject, 'patches');
  return !Array.isArray(patches) || patches.length > 0;
}
