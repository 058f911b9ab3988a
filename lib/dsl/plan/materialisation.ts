import { ApiObject, App, Chart, type JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { readPolicy } from '../../manifests/policy-reading';
import { specOf } from '../../manifests/policy-writing';
import type { Policy } from '../../model/policy';
import { modelOf, patchesOf, type GeneratedPolicy } from './generated-policy';
import { annotationsOf, type AnnotationOptions } from './policy-annotations';
import { Rendering } from './rendering';

/** The id of the hidden child of a chart that holds its generated policies. */
const ID = 'cdk8s-netpol';

function holderIn(chart: Chart): Construct {
  return chart.node.tryFindChild(ID) ?? new Construct(chart, ID);
}

function propsOf(policy: GeneratedPolicy, options: AnnotationOptions) {
  const { name, namespace } = policy;
  const annotations = annotationsOf(policy, options);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: specOf(modelOf(policy)),
  };
}

/** Annotations change no verdict; a patch may want them to be there. */
const ANNOTATED: AnnotationOptions = { named: true, order: 'none' };

/**
 * A policy of the plan as it would be written, its JSON patches included, and without being written: the object that is
 * rendered for it lies in an app of its own. Undefined for one that the API server would refuse.
 */
export function policyAsWritten(policy: GeneratedPolicy): Policy | undefined {
  const patches = patchesOf(policy);
  if (patches.length === 0) return modelOf(policy);
  const apiObject = new ApiObject(new Chart(new App(), policy.chart.node.id), policy.name, propsOf(policy, ANNOTATED));
  apiObject.addJsonPatch(...patches);
  return readPolicy(new Rendering().of(apiObject)).policy;
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
  update(policies: readonly { readonly policy: GeneratedPolicy; readonly options: AnnotationOptions }[]): void {
    const wanted = policies.map(({ policy, options }) => ({
      policy,
      props: propsOf(policy, options),
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
