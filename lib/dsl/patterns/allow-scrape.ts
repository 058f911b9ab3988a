import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import type { EndLike, Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { originOf, rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { registryOf } from '../plan/registry';
import type { ClusterObjects, SourcedStatements } from '../plan/statement-source';
import { portsOfProp, type PortsProp } from '../ports-prop';
import { numbered } from '../routes/backend-pods';
import { KnownRoutes } from '../routes/known-routes';
import { monitorFindings, monitorProblems } from '../routes/monitor-findings';
import { objectText } from '../routes/object-text';
import { ownNamespace } from '../routes/own-namespace';
import { nothingToOpen, statementsBetween } from '../routes/sourced-statement';
import { rememberTexts, type StatementTexts } from '../statement-texts';

/** What a port for metrics is called where nobody says otherwise. */
const METRICS = 'metrics';

export interface AllowScrapeProps<To extends Ends> extends StatementTexts {
  /**
   * Who scrapes: one end or several.
   * @default `monitoring` of the cluster
   */
  readonly from?: Ends;
  /**
   * The pods to scrape.
   * @default those in the chart's namespace that ServiceMonitors and PodMonitors of the app find
   */
  readonly to?: To;
  /**
   * The ports of these pods, with `to` only.
   * @default the one that each of them calls `metrics`
   */
  readonly ports?: PortsProp<To>;
}

/**
 * Lets Prometheus scrape the pods that ServiceMonitors and PodMonitors find, on the ports that they name; or pods that
 * you name. A ServiceMonitor goes by way of Services, and names their ports: what opens is the port of the pods. A
 * monitor that finds nothing is a finding of its own.
 *
 * In a chart it speaks for the namespace of the chart, wherever the monitors are; in an App or a `Cluster` for all of
 * them. See "ServiceMonitor" in the documentation of the Prometheus operator.
 *
 * @example
 * Cluster.configure(app, { monitoring: namespace('monitoring').pods({ app: 'prometheus' }) });
 * new AllowScrape(shop, 'scrape');
 * new AllowScrape(shop, 'scrape', { to: [web, api], ports: ['metrics'] });
 */
export class AllowScrape<const To extends Ends> extends Construct {
  private readonly from: readonly EndLike[] | undefined;

  constructor(scope: Construct, id: string, props: AllowScrapeProps<To> = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    this.from = props.from && listOfEnds(props.from);
    const to = props.to && listOfEnds(props.to);
    const ports = portsOfProp(props.ports ?? [METRICS]);
    registryOf(this).statementSources.push({
      anchor: this,
      statementsFor: (objects) => {
        const from = this.from ?? [Cluster.of(this).monitoring].filter((end) => end !== undefined);
        if (from.length === 0) return { statements: [], findings: [this.monitoringUnknown()] };
        return to
          ? { statements: statementsBetween(this, from, to, ports), findings: [] }
          : this.byObjects(objects, from);
      },
    });
  }

  private byObjects(objects: ClusterObjects, from: readonly EndLike[]): SourcedStatements {
    const routes = KnownRoutes.of(objects);
    const namespace = ownNamespace(this);
    const statements = routes.scrapesIn(namespace).flatMap(({ monitor, pods, ports }) => {
      const some = numbered(ports);
      return some ? statementsBetween(this, from, [routes.endOf(pods)], some, objectText(monitor)) : [];
    });
    const problems = monitorProblems(routes, namespace);
    const findings = problems
      .filter(({ monitor }) => routes.isToldFirst(monitor))
      .flatMap((problem) => monitorFindings(this, problem));
    if (statements.length + problems.length > 0) return { statements, findings };
    const wanted = `monitor that finds pods${namespace === undefined ? '' : ` of namespace \`${namespace}\``}`;
    const help =
      "add a ServiceMonitor or a PodMonitor that finds pods, or name the pods: `{ to: web, ports: ['metrics'] }`";
    return { statements, findings: [nothingToOpen(this, wanted, help, [])] };
  }

  private monitoringUnknown(): Finding {
    const { path } = this.node;
    const origin = originOf(this)();
    return {
      code: 'NP250',
      id: 'monitoring-unknown',
      severity: 'error',
      headline: `\`${path}\` opens nothing: nobody says who scrapes`,
      where: { path, ...(origin && { origin }) },
      found: 'neither the prop `from` nor `monitoring` of the cluster',
      expected: 'the pods of Prometheus',
      why: 'Prometheus would lose the pods: its targets would be down, and so would the alerts on them',
      help: "say it: `Cluster.configure(app, { monitoring: namespace('monitoring').pods({ app: 'prometheus' }) })`",
    };
  }
}

export const allowScrapePattern: PatternDescription = {
  id: 'allow-scrape',
  construct: 'AllowScrape',
  summary:
    'Lets Prometheus scrape the pods that ServiceMonitors and PodMonitors find, or that you name, on that port only.',
  examples: [
    {
      title: 'a ServiceMonitor names the port of a Service, and Prometheus gets the port of the pods',
      program: `
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
const prometheus = new Workload(monitoring, 'prometheus', { labels: { app: 'prometheus' } });
new Workload(monitoring, 'grafana', { labels: { app: 'grafana' } });
Cluster.configure(app, { monitoring: prometheus });

const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, prom: 9090 } });
new Workload(shop, 'db', { labels: { app: 'db' }, ports: { prom: 9090 } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    selector: { app: 'web' },
    ports: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'metrics', port: 81, targetPort: 'prom' },
    ],
  },
});
new ApiObject(monitoring, 'monitor', {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    namespaceSelector: { matchNames: ['shop'] },
    endpoints: [{ port: 'metrics' }],
  },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new AllowScrape(shop, 'scrape');`,
      opens: ['monitoring/prometheus -> shop/web 9090/TCP'],
      closed: [
        'monitoring/prometheus -> shop/web 81/TCP',
        'monitoring/prometheus -> shop/web 8080/TCP',
        'monitoring/prometheus -> shop/db 9090/TCP',
        'monitoring/grafana -> shop/web 9090/TCP',
      ],
    },
    {
      title: 'a PodMonitor names the port of the pods themselves',
      program: `
Cluster.configure(app, { monitoring: namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus') });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'worker', { labels: { app: 'worker', tier: 'back' }, ports: { metrics: 9102 } });
new Workload(shop, 'importer', { labels: { app: 'importer', tier: 'back' }, ports: { metrics: 9103 } });
new Workload(shop, 'web', { labels: { app: 'web', tier: 'front' }, ports: { metrics: 9102 } });
new ApiObject(shop, 'monitor', {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'back' },
  spec: { selector: { matchLabels: { tier: 'back' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new AllowScrape(shop, 'scrape');`,
      opens: ['monitoring/prometheus -> shop/worker 9102/TCP', 'monitoring/prometheus -> shop/importer 9103/TCP'],
      closed: [
        'monitoring/prometheus -> shop/worker 9103/TCP',
        'monitoring/prometheus -> shop/importer 9102/TCP',
        'monitoring/prometheus -> shop/web 9102/TCP',
      ],
    },
    {
      title: 'pods that you name, on the port that they call metrics',
      program: `
Cluster.configure(app, { monitoring: namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus') });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
new Workload(shop, 'db', { labels: { app: 'db' }, ports: { metrics: 9090 } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new AllowScrape(shop, 'scrape', { to: web });`,
      opens: ['monitoring/prometheus -> shop/web 9090/TCP'],
      closed: ['monitoring/prometheus -> shop/web 8080/TCP', 'monitoring/prometheus -> shop/db 9090/TCP'],
    },
  ],
};
