import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { specOf } from '../manifests/policy-writing';
import type { Direction } from '../model/policy';
import { callerOrigin } from './caller';
import { directionsOf } from './direction';
import { selectorOfQuery, type LabelQuery } from './label-query';
import { rememberOrigin } from './origins';
import { slugOfSelector } from './plan/names';
import { registryOf } from './plan/registry';

export interface DefaultDenyProps {
  /**
   * The direction to deny.
   * @default both
   */
  readonly direction?: Direction | 'both';
  /**
   * The pods to isolate.
   * @default every pod of the namespace
   */
  readonly pods?: LabelQuery;
  /** @default the namespace of the chart */
  readonly namespace?: string;
  /** @default `default-deny`, with the direction or the pods where they are fewer than all */
  readonly name?: string;
}

function nameFor(direction: Direction | 'both', pods: string): string {
  return ['default-deny', ...(direction === 'both' ? [] : [direction]), ...(pods ? ['where', pods] : [])].join('-');
}

/**
 * Isolates the pods of a namespace: nothing reaches them and they reach nothing, but what an `allow` opens.
 *
 * A policy with an empty `podSelector`, `policyTypes` and no rules. See "Default policies" in the Kubernetes
 * documentation of NetworkPolicy.
 *
 * @example
 * new DefaultDeny(payments, 'default-deny');
 * new DefaultDeny(legacy, 'default-deny', { direction: 'ingress' });
 */
export class DefaultDeny extends Construct {
  readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: DefaultDenyProps = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    registryOf(this);
    const direction = props.direction ?? 'both';
    const selector = selectorOfQuery(props.pods);
    const namespace = props.namespace ?? Chart.of(this).namespace;
    const name = props.name ?? nameFor(direction, slugOfSelector(selector));
    const denied = directionsOf(direction);
    const isolates = { ingress: denied.includes('ingress'), egress: denied.includes('egress') };
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, ...(namespace && { namespace }) },
      spec: specOf({ namespace: namespace ?? '', name, selector, isolates, ingress: [], egress: [] }),
    });
  }
}
