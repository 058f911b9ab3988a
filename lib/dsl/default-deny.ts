import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { specOf } from '../manifests/policy-writing';
import type { Direction } from '../model/policy';
import { callerOrigin } from './caller';
import { directionsOf } from './direction';
import { selectorOfQuery, type LabelQuery } from './label-query';
import { rememberOrigin } from './origins';
import type { PatternDescription } from './pattern';
import { slugOfSelector } from './plan/names';
import { remarkAnnotations } from './plan/policy-annotations';
import { registryOf } from './plan/registry';
import type { StatementTexts } from './statement-texts';

export interface DefaultDenyProps extends StatementTexts {
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
  /**
   * Whether it is only looked at: nothing is written, and each synthesis tells which connections it would close, workload
   * by workload, and which would stay open because of an `allow`. So a namespace can be taken over step by step.
   * @default false
   */
  readonly preview?: boolean;
}

function nameFor(direction: Direction | 'both', pods: string): string {
  return ['default-deny', ...(direction === 'both' ? [] : [direction]), ...(pods ? ['where', pods] : [])].join('-');
}

/** A chart like that of a construct, in an app of its own that nobody synthesizes. */
function chartApart(construct: Construct): Chart {
  const { namespace, labels, node } = Chart.of(construct);
  return new Chart(new App(), node.id, { ...(namespace && { namespace }), labels });
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
 * new DefaultDeny(legacy, 'default-deny-egress', { direction: 'egress', preview: true });
 */
export class DefaultDeny extends Construct {
  /** The policy; that of a preview can be patched as well, and is in no output. */
  readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: DefaultDenyProps = {}) {
    super(scope, id);
    const origin = callerOrigin();
    rememberOrigin(this, origin);
    const registry = registryOf(this);
    const direction = props.direction ?? 'both';
    const selector = selectorOfQuery(props.pods);
    const namespace = props.namespace ?? Chart.of(this).namespace;
    const name = props.name ?? nameFor(direction, slugOfSelector(selector));
    const denied = directionsOf(direction);
    const isolates = { ingress: denied.includes('ingress'), egress: denied.includes('egress') };
    const annotations = remarkAnnotations([props]);
    this.apiObject = new ApiObject(props.preview ? chartApart(this) : this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name,
        ...(namespace && { namespace }),
        ...(Object.keys(annotations).length > 0 && { annotations }),
      },
      spec: specOf({ namespace: namespace ?? '', name, selector, isolates, ingress: [], egress: [] }),
    });
    if (props.preview) registry.previews.push({ construct: this, apiObject: this.apiObject, origin });
    else registry.denies.push(this.apiObject);
  }
}

export const defaultDenyPattern: PatternDescription = {
  id: 'default-deny',
  construct: 'DefaultDeny',
  summary:
    'Isolates the pods of a namespace: nothing reaches them and they reach nothing, but what something else opens.',
  examples: [
    {
      title: 'a namespace is closed in both directions',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });
new Workload(front, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(shop, 'db', { labels: { app: 'db' } });
new DefaultDeny(shop, 'default-deny');`,
      opens: ['front/web -> 203.0.113.7 443/TCP'],
      closed: [
        'front/web -> shop/api 8080/TCP',
        'shop/api -> shop/db 5432/TCP',
        'shop/api -> front/web 80/TCP',
        'shop/api -> 203.0.113.7 443/TCP',
        '203.0.113.7 -> shop/api 8080/TCP',
      ],
    },
    {
      title: 'only what comes in is closed, and only for the pods of the database',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api', tier: 'middle' } });
new Workload(shop, 'db', { labels: { app: 'db', tier: 'data' } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress', pods: { tier: 'data' } });`,
      opens: ['shop/db -> shop/api 8080/TCP', 'shop/db -> 203.0.113.7 443/TCP', '203.0.113.7 -> shop/api 8080/TCP'],
      closed: ['shop/api -> shop/db 5432/TCP', '203.0.113.7 -> shop/db 5432/TCP'],
    },
  ],
};
