import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import type { EndLike, Ends } from '../end';
import { externalAddresses } from '../external-addresses';
import { listOfEnds } from '../list-of-ends';
import { nothingGiven } from '../nothing-given';
import { originOf, rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { registryOf } from '../plan/registry';
import type { Statement } from '../plan/statement';
import type { ClusterObjects, SourcedStatements } from '../plan/statement-source';
import { portsOfProp, type PortsProp } from '../ports-prop';
import { KnownRoutes } from '../routes/known-routes';
import { openedBackend, openedTogether } from '../routes/opened-backend';
import { ownNamespace } from '../routes/own-namespace';
import { statementsBetween } from '../routes/sourced-statement';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { Addresses, anywhere } from '../values';

export interface AllowWebhookProps<To extends Ends> extends StatementTexts {
  /**
   * The pods that answer the API server.
   * @default those behind the Services of the chart's namespace that webhook configurations, APIServices and conversions name
   */
  readonly to?: To;
  /**
   * The ports on which these pods listen, with `to` only.
   * @default those to which the Services translate
   */
  readonly ports?: PortsProp<To>;
  /**
   * Where the API server calls from: `anyone`, since it has no label; `api-server` or `nodes` for the addresses that the
   * profile of the cluster gives to them; or blocks of your own. Managed control planes often call from an address that
   * is none of these, or through an agent that runs as a pod; and Cilium knows the API server by no address at all.
   * @default 'anyone'
   */
  readonly from?: 'anyone' | 'api-server' | 'nodes' | Ends;
}

/**
 * Lets the API server call the pods of a webhook: of admission, of a conversion, of an aggregated API. It is no pod and
 * has no label, so the port alone is opened, to everyone: the port of the pods, which the Service of the webhook
 * translates its own to. Webhooks answer over TLS, and may ask for the certificate of the API server.
 *
 * In a chart it speaks for the namespace of the chart, in an App or a `Cluster` for all of them. See "Dynamic Admission
 * Control" in the Kubernetes documentation.
 *
 * @example
 * new AllowWebhook(system, 'webhooks');
 * new AllowWebhook(system, 'webhooks', { to: operator, ports: [9443], from: 'nodes' });
 */
export class AllowWebhook<const To extends Ends> extends Construct {
  private readonly from: AllowWebhookProps<To>['from'];

  constructor(scope: Construct, id: string, props: AllowWebhookProps<To> = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    this.from = props.from;
    const { to, ports } = props;
    if (to && !ports) throw nothingGiven('ports', 'name the ports on which the pods of the webhook listen');
    const said = to && ports && { to: listOfEnds(to), ports: portsOfProp(ports) };
    registryOf(this).statementSources.push({
      anchor: this,
      statementsFor: (objects) => {
        const sources = this.sources();
        if (!sources) return { statements: [], findings: [this.sourceUnknown()] };
        return said ? this.toPods(said, sources) : this.byObjects(objects, sources);
      },
    });
  }

  private toPods({ to, ports }: Pick<Statement, 'to' | 'ports'>, from: readonly EndLike[]): SourcedStatements {
    return { statements: statementsBetween(this, from, to, ports), findings: [] };
  }

  private byObjects(objects: ClusterObjects, from: readonly EndLike[]): SourcedStatements {
    const routes = KnownRoutes.of(objects);
    const opened = routes
      .webhooksIn(ownNamespace(this))
      .map(({ kind, name, backend }) =>
        openedBackend(this, routes, { object: `${kind} ${name}`, backend, from, by: 'name' }),
      );
    return openedTogether(this, opened, {
      objects: 'webhook configuration that names a Service of pods',
      help: 'add the webhook configuration, or name the pods: `{ to: operator, ports: [9443] }`',
    });
  }

  /** Who calls; asked for while the app synthesizes, since what is known of the cluster may be said after this. */
  private sources(): readonly EndLike[] | undefined {
    const { from = 'anyone' } = this;
    if (from === 'anyone') return [anywhere()];
    if (from !== 'api-server' && from !== 'nodes') return listOfEnds(from);
    const { apiServer, nodes = [] } = Cluster.of(this);
    const [first, ...rest] = from === 'nodes' ? nodes : (apiServer?.addresses ?? []);
    return first === undefined ? undefined : [new Addresses(externalAddresses([first, ...rest]), from)];
  }

  private sourceUnknown(): Finding {
    const prop = this.from === 'nodes' ? 'nodes' : 'apiServer';
    const { path } = this.node;
    const origin = originOf(this)();
    return {
      code: 'NP256',
      id: 'webhook-source-unknown',
      severity: 'error',
      headline: `nothing says from which addresses \`${path}\` is called`,
      where: { path, ...(origin && { origin }) },
      found: `\`from: '${String(this.from)}'\`, and a cluster without \`${prop}\``,
      expected: `\`${prop}\` in the profile of the cluster`,
      why: 'the API server could not call the webhook, and would refuse or let pass all that it was to see',
      help: `say it: \`Cluster.configure(app, { ${prop === 'nodes' ? "nodes: ['10.0.0.0/16']" : "apiServer: { addresses: ['10.0.0.10/32'] }"} })\`, or leave \`from\` out`,
    };
  }
}

export const allowWebhookPattern: PatternDescription = {
  id: 'allow-webhook',
  construct: 'AllowWebhook',
  summary: 'Lets the API server call the pods of webhooks, on the port of the pods and from whatever address it has.',
  examples: [
    {
      title: 'a webhook configuration names a Service, and the port of the pods behind it opens',
      program: `
const system = new Chart(app, 'system', { namespace: 'system' });
new Workload(system, 'operator', { labels: { app: 'operator' }, ports: { webhook: 9443, metrics: 8080 } });
new Workload(system, 'other', { labels: { app: 'other' } });
new ApiObject(system, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'operator-webhook' },
  spec: { selector: { app: 'operator' }, ports: [{ port: 443, targetPort: 'webhook' }] },
});
new ApiObject(system, 'validation', {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'operator' },
  webhooks: [
    { name: 'v1.operator.example', clientConfig: { service: { name: 'operator-webhook', namespace: 'system' } } },
  ],
});
new DefaultDeny(system, 'default-deny', { direction: 'ingress' });
new AllowWebhook(system, 'webhooks');`,
      opens: ['203.0.113.7 -> system/operator 9443/TCP'],
      closed: [
        '203.0.113.7 -> system/operator 443/TCP',
        '203.0.113.7 -> system/operator 8080/TCP',
        '203.0.113.7 -> system/other 9443/TCP',
      ],
    },
    {
      title: 'pods that you name, from the addresses of the API server only',
      program: `
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'], apiServer: { addresses: ['172.18.0.2/32'] } });
const system = new Chart(app, 'system', { namespace: 'system' });
const operator = new Workload(system, 'operator', { labels: { app: 'operator' } });
new Workload(system, 'other', { labels: { app: 'other' } });
new DefaultDeny(system, 'default-deny', { direction: 'ingress' });
new AllowWebhook(system, 'webhooks', { to: operator, ports: [9443], from: 'api-server' });`,
      opens: ['172.18.0.2 -> system/operator 9443/TCP'],
      closed: [
        '172.18.0.3 -> system/operator 9443/TCP',
        '172.18.0.2 -> system/operator 443/TCP',
        'system/other -> system/operator 9443/TCP',
      ],
    },
  ],
};
