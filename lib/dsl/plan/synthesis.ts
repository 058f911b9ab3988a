import type { ApiObject } from 'cdk8s';
import { ConstructOrder, type IConstruct } from 'constructs';

/**
 * One run of `app.synth` or `app.synthYaml`, and what need not be worked out twice while it lasts. Afterwards every
 * construct is as it was.
 */
export class Synthesis {
  examined = false;
  private readonly replaced: (readonly [owner: object, method: string])[] = [];

  /** An object is written as it was judged: cdk8s would render it a second time. Handed out once, it may be changed. */
  keepRendering(apiObject: ApiObject, object: Record<string, unknown>): void {
    this.replace(apiObject, 'toJson', () => {
      Reflect.deleteProperty(apiObject, 'toJson');
      return object;
    });
  }

  /**
   * cdk8s asks for all constructs of the app several times for each chart, which in large apps takes longer than to write
   * them. Once every policy is in its chart they stay the same.
   */
  keepTree({ node }: IConstruct): void {
    const tree = node.findAll();
    const original = node.findAll.bind(node);
    this.replace(node, 'findAll', (order = ConstructOrder.PREORDER) =>
      order === ConstructOrder.PREORDER ? [...tree] : original(order),
    );
  }

  end(): void {
    for (const [owner, method] of this.replaced) Reflect.deleteProperty(owner, method);
    this.replaced.length = 0;
  }

  /** Gives one object a method of its own, until the end of this synthesis; one that has its own already keeps it. */
  private replace<Key extends string, Method>(
    owner: Readonly<Record<Key, Method>>,
    key: Key,
    method: NoInfer<Method>,
  ): void {
    if (Object.hasOwn(owner, key)) return;
    Object.defineProperty(owner, key, { value: method, configurable: true });
    this.replaced.push([owner, key]);
  }
}
