import { ApiObject, type Chart, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { specOf } from '../../manifests/policy-writing';
import { modelOf, patchesOf, type GeneratedPolicy } from './generated-policy';

/** The id of the hidden child of a chart that holds its generated policies. */
const ID = 'cdk8s-netpol';

/** Names the statements that a policy comes from, and why they were made. */
export const STATEMENT_ANNOTATION = 'cdk8s-netpol/statement';
export const DESCRIPTION_ANNOTATION = 'cdk8s-netpol/description';

function annotationsOf(policy: GeneratedPolicy): Record<string, string> {
  const paths = [...new Set(policy.statements.map(({ path }) => path))].sort();
  const descriptions = [...new Set(policy.statements.flatMap(({ description }) => description ?? []))].sort();
  return {
    [STATEMENT_ANNOTATION]: paths.join('; '),
    ...(descriptions.length > 0 && { [DESCRIPTION_ANNOTATION]: descriptions.join('; ') }),
  };
}

function holderIn(chart: Chart): Construct {
  return chart.node.tryFindChild(ID) ?? new Construct(chart, ID);
}

function propsOf(policy: GeneratedPolicy, annotated: boolean) {
  const { name, namespace } = policy;
  const descriptions = annotationsOf(policy);
  const { [STATEMENT_ANNOTATION]: _, ...withoutStatement } = descriptions;
  const annotations = annotated ? descriptions : withoutStatement;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: specOf(modelOf(policy)),
  };
}

/** An API object that a plan asks for. */
interface Wanted {
  readonly policy: GeneratedPolicy;
  readonly props: ReturnType<typeof propsOf>;
  /** Those that there were then: a statement may be given more. */
  readonly patches: readonly JsonPatch[];
}

function fingerprintOf({ policy, props, patches }: Wanted): string {
  return JSON.stringify([policy.chart.node.path, props, patches.length]);
}

function isSame(wanted: readonly Wanted[], made: readonly Wanted[]): boolean {
  return (
    wanted.length === made.length &&
    wanted.every((one, index) => {
      const other = made[index];
      return other !== undefined && fingerprintOf(one) === fingerprintOf(other);
    })
  );
}

/** The API objects of a plan. They are made once for each plan, and made again only when the plan has changed. */
export class Materialisation {
  private readonly objects = new Map<ApiObject, GeneratedPolicy>();
  /** What the objects of the last plan hold; they are made again only if the next one asks for something else. */
  private made: readonly Wanted[] = [];

  /** Puts the policies of a plan into their charts, in the given order, and takes those of an older plan out. */
  update(policies: readonly { readonly policy: GeneratedPolicy; readonly annotated: boolean }[]): void {
    const wanted = policies.map(({ policy, annotated }) => ({
      policy,
      props: propsOf(policy, annotated),
      patches: patchesOf(policy),
    }));
    if (isSame(wanted, this.made)) {
      [...this.objects.keys()].forEach((object, index) => {
        const entry = policies[index];
        if (entry) this.objects.set(object, entry.policy);
      });
      return;
    }
    for (const object of this.objects.keys()) object.node.scope?.node.tryRemoveChild(object.node.id);
    this.objects.clear();
    for (const { policy, props, patches } of wanted) {
      const apiObject = new ApiObject(holderIn(policy.chart), `${policy.namespace}.${policy.name}`, props);
      apiObject.addJsonPatch(...patches);
      this.objects.set(apiObject, policy);
    }
    this.made = wanted;
  }

  /** The generated policies by the API objects that carry them. */
  get policies(): ReadonlyMap<ApiObject, GeneratedPolicy> {
    return this.objects;
  }
}
