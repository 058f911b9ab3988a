import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isDefaultDeny } from '../model/default-deny';
import { DIRECTIONS, type Direction, type Policy } from '../model/policy';
import { Cluster } from './cluster';
import { PolicyReader } from './plan/policy-reader';
import type { AppObjects } from './plan/preparation';
import type { Registry } from './plan/registry';

/** The id of the child of a chart that holds what was added to it, which is not asked about here. */
export const ADDED_ID = 'cdk8s-netpol-baseline';

/** A namespace of one cluster: several clusters may have namespaces of one name. */
export function placeOf(construct: IConstruct, namespace: string | undefined): string {
  return `${Cluster.scopeOf(construct).node.path} ${namespace}`;
}

function isAdded(construct: IConstruct): boolean {
  return construct.node.scopes.some((scope) => scope.node.id === ADDED_ID);
}

/** Whether a construct is still a part of its tree. */
function isInTree({ node }: IConstruct): boolean {
  return node.scope?.node.tryFindChild(node.id)?.node === node;
}

/** What isolates the namespaces of an app, and opens DNS for them: what the app says itself, and what others installed. */
export class PresentIsolation {
  private readonly policies = new Map<string, Policy[]>();
  /** The namespaces in which all pods may look up names. */
  private readonly dns = new Set<string>();

  constructor(registry: Registry, { written, rendering }: AppObjects) {
    const reader = new PolicyReader(rendering, undefined);
    for (const apiObject of written) {
      if (rendering.kindOf(apiObject) !== 'policy' || isAdded(apiObject)) continue;
      this.addPolicy(apiObject, reader.read(apiObject).policy);
    }
    // A deny that is looked at counts: its namespace is being taken over, and another one would close it at once.
    for (const { construct, apiObject } of registry.previews) {
      if (isInTree(construct)) this.addPolicy(construct, reader.read(apiObject).policy);
    }
    for (const elsewhere of registry.elsewhere) {
      for (const policy of elsewhere.policies) this.addPolicy(elsewhere, policy);
    }
    this.findDns(registry);
  }

  private addPolicy(construct: IConstruct, policy: Policy | undefined): void {
    if (!policy) return;
    const place = placeOf(construct, policy.namespace);
    const neighbours = this.policies.get(place);
    if (neighbours) neighbours.push(policy);
    else this.policies.set(place, [policy]);
  }

  private findDns({ dnsPatterns }: Registry): void {
    for (const { construct, pods } of dnsPatterns) {
      const forAll = pods.selector.requirements.length === 0;
      if (forAll && !isAdded(construct)) this.dns.add(placeOf(construct, pods.namespace));
    }
  }

  /** The directions in which nothing isolates all pods of a chart's namespace. */
  lacking(chart: Chart): readonly Direction[] {
    const policies = this.policies.get(placeOf(chart, chart.namespace)) ?? [];
    return DIRECTIONS.filter((direction) => !policies.some((policy) => isDefaultDeny(policy, direction)));
  }

  /** Whether an `AllowDns` is about all pods of a chart's namespace. */
  hasDns(chart: Chart): boolean {
    return this.dns.has(placeOf(chart, chart.namespace));
  }
}
