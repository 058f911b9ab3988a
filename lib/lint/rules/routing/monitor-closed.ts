import { ClosedConnections, closedFinding } from '../../closed-connections';
import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';
import { serviceTargetsIn } from '../../service-targets-in';

function check(context: LintContext): Found[] {
  const caller = context.callers?.monitoring;
  if (!caller) return [];
  const { monitors, placeOf } = context.routing;
  if (monitors.length === 0) return [];
  const targets = serviceTargetsIn(context);
  const connections = new ClosedConnections(context);
  return monitors.flatMap((monitor) => {
    const led = [...targets.ofMonitor(monitor)].map(([pods, ports]) => ({ caller, pods, ports }));
    const [first, ...others] = connections.among(led);
    if (!first) return [];
    const help = "add `new AllowScrape(chart, 'scrape')` to the chart of the pods";
    const object = `${monitor.kind} \`${monitor.namespace}/${monitor.name}\``;
    return [closedFinding(context, object, placeOf(monitor), [first, ...others], help)];
  });
}

const MONITOR = `
Cluster.configure(app, { monitoring: namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus') });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
new ApiObject(shop, 'monitor', {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });`;

export const monitorClosed: Rule = {
  code: 'NP308',
  id: 'monitor-closed',
  severity: 'error',
  scope: 'cluster',
  inManifests: false,
  summary: 'A ServiceMonitor or PodMonitor finds pods that Prometheus cannot reach.',
  why: 'its targets would be down, and so would be the alerts on them',
  bad: MONITOR,
  good: `${MONITOR}\nnew AllowScrape(shop, 'scrape');`,
  check,
};
