import { ApiObject, type Chart } from 'cdk8s';
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

/** The API objects of a plan. They are made once for each plan, and made again only when the plan has changed. */
export class Materialisation {
  private readonly objects = new Map<ApiObject, GeneratedPolicy>();
  private fingerprint = '';

  /** Puts the policies of a plan into their charts, in the given order, and takes those of an older plan out. */
  update(policies: readonly { readonly policy: GeneratedPolicy; readonly annotated: boolean }[]): void {
    const props = policies.map(({ policy, annotated }) => propsOf(policy, annotated));
    const fingerprint = JSON.stringify(
      props.map((object, index) => {
        const { chart, statements } = (policies[index] as (typeof policies)[number]).policy;
        return [chart.node.path, object, statements.map(({ patches }) => patches.length)];
      }),
    );
    if (fingerprint === this.fingerprint) {
      [...this.objects.keys()].forEach((object, index) => {
        const entry = policies[index];
        if (entry) this.objects.set(object, entry.policy);
      });
      return;
    }
    for (const object of this.objects.keys()) object.node.scope?.node.tryRemoveChild(object.node.id);
    this.objects.clear();
    props.forEach((object, index) => {
      const { policy } = policies[index] as (typeof policies)[number];
      const apiObject = new ApiObject(holderIn(policy.chart), `${policy.namespace}.${policy.name}`, object);
      apiObject.addJsonPatch(...patchesOf(policy));
      this.objects.set(apiObject, policy);
    });
    this.fingerprint = fingerprint;
  }

  /** The generated policies by the API objects that carry them. */
  get policies(): ReadonlyMap<ApiObject, GeneratedPolicy> {
    return this.objects;
  }
}
