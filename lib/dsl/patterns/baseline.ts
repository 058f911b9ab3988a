import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { Origin } from '../../diagnostics/origin';
import { callerOrigin } from '../caller';
import { notACluster } from '../checked-cluster';
import { Cluster } from '../cluster';
import { isolateNamespaces } from '../isolated-namespaces';
import { knownNamespaces } from '../known-namespaces';
import { Mistake } from '../mistake';
import type { PatternDescription } from '../pattern';
import type { AppObjects } from '../plan/preparation';
import { registryOf } from '../plan/registry';

export interface BaselineOptions {
  /**
   * Namespaces that stay as they are, each with the reason.
   * @default none
   */
  readonly exempt?: Readonly<Record<string, string>>;
}

/** Namespaces of the control plane: a deny there stops the cluster, so that nobody gets one without asking for it. */
const CONTROL_PLANE = /^kube-/;

/**
 * Holds every namespace of an app to a baseline: a deny for both directions, and DNS. Each chart with a namespace gets
 * what its namespace lacks, whenever the chart is made; and the synthesis fails where a namespace with pods or policies
 * of the app has no deny all the same, be it that no chart is its own, or that it begins with `kube-`. A chart that only
 * says what others have installed (`Elsewhere`) stays as it is.
 */
export abstract class Baseline {
  /**
   * Applies the baseline to all charts of an app, or of one cluster of it, those that are made later included.
   *
   * @throws Mistake for a scope that is neither the App nor a `Cluster`, and for an exemption without a reason.
   * @example
   * Baseline.apply(app);
   * Baseline.apply(app, { exempt: { 'kube-system': 'the platform team isolates it' } });
   */
  static apply(scope: IConstruct, options: BaselineOptions = {}): void {
    if (scope.node.scope && !(scope instanceof Cluster)) throw notACluster(scope.node.path);
    const exempt = options.exempt ?? {};
    const origin = callerOrigin();
    for (const [namespace, reason] of Object.entries(exempt)) {
      if (reason.trim() === '') throw exemptWithoutReason(namespace);
    }
    const isExempt = (namespace: string): boolean => Object.hasOwn(exempt, namespace) || CONTROL_PLANE.test(namespace);
    const registry = registryOf(scope);
    registry.baselines.push({ scope, exempt: new Set(Object.keys(exempt)), origin });
    registry.preparations.push((known) => {
      for (const finding of exemptButUnknown(scope, Object.keys(exempt), known, origin)) known.report(finding);
    });
    isolateNamespaces(scope, {
      origin,
      charts: (known) => {
        const others = chartsOfOthers(scope, known);
        return known.charts.filter((chart) => {
          const { node, namespace } = chart;
          return namespace !== undefined && !isExempt(namespace) && node.scopes.includes(scope) && !others.has(chart);
        });
      },
    });
  }
}

/** Charts that only say what others have installed: their namespaces are not the app's to close. */
function chartsOfOthers(scope: IConstruct, { written }: AppObjects): ReadonlySet<Chart> {
  const { elsewhere, workloads } = registryOf(scope);
  const charts = new Set(elsewhere.map((construct) => Chart.of(construct)));
  if (charts.size === 0) return charts;
  for (const workload of workloads) charts.delete(Chart.of('construct' in workload ? workload.construct : workload));
  for (const apiObject of written) charts.delete(Chart.of(apiObject));
  return charts;
}

/** Exemptions that are of no namespace that is known; those of the control plane may be, since no app writes it. */
function exemptButUnknown(
  scope: IConstruct,
  exempt: readonly string[],
  known: AppObjects,
  origin: () => Origin | undefined,
): readonly Finding[] {
  if (exempt.length === 0) return [];
  const names = knownNamespaces(scope, known, ({ node }) => node.scopes.includes(scope));
  const place = origin();
  const others = [...names].filter((name) => !exempt.includes(name)).sort();
  return exempt.flatMap((name): readonly Finding[] => {
    if (names.has(name)) return [];
    const meant = nearest(name, others);
    if (!meant && CONTROL_PLANE.test(name)) return [];
    return [
      {
        code: 'NP260',
        id: 'exempt-namespace-unknown',
        severity: 'warning',
        headline: `the namespace \`${name}\` is exempt from the baseline, and nothing is known of it`,
        where: { ...(scope.node.path && { path: scope.node.path }), ...(place && { origin: place }) },
        found: `\`${name}\``,
        expected: 'a namespace of the app',
        why: 'whichever namespace was meant is closed all the same, and one that gets this name later stays open',
        help: meant ? `did you mean \`${meant}\`?` : 'correct its name, or take it out of `exempt`',
      },
    ];
  });
}

function exemptWithoutReason(namespace: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP249',
    id: 'exempt-without-reason',
    severity: 'error',
    headline: `the namespace \`${namespace}\` is exempt from the baseline without a reason`,
    where: { ...(origin && { origin }) },
    found: 'an empty text',
    expected: 'why its pods may stay open',
    why: 'nobody could tell whether it still holds, and the namespace would stay open for good',
    help: "write the reason: `{ exempt: { 'kube-system': 'the platform team isolates it' } }`",
  });
}

export const baselinePattern: PatternDescription = {
  id: 'baseline',
  construct: 'Baseline',
  summary: 'Gives every namespace of an app a deny and DNS, and fails the synthesis for one without a deny.',
  examples: [
    {
      title: 'every namespace is closed but for DNS, also one that is made later, and what was there is left as it is',
      program: `
Baseline.apply(app);
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const front = new Chart(app, 'front', { namespace: 'front' });

new Elsewhere(front, 'system', {
  manifests: [
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } } },
  ],
});
new DefaultDeny(front, 'default-deny', { direction: 'ingress' });
const web = new Workload(front, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new Workload(shop, 'db', { labels: { app: 'db' } });
allow(web).to(api).on('http');`,
      opens: [
        'front/web -> shop/api 8080/TCP',
        'front/web -> kube-system/dns 53/UDP',
        'shop/db -> kube-system/dns 53/TCP',
      ],
      closed: [
        'front/web -> shop/db 5432/TCP',
        'front/web -> shop/api 8081/TCP',
        'shop/api -> shop/db 5432/TCP',
        'shop/api -> front/web 80/TCP',
        'front/web -> 203.0.113.7 443/TCP',
        '203.0.113.7 -> shop/api 8080/TCP',
      ],
    },
    {
      title: 'a namespace that is exempt stays open, and those beside it do not',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const legacy = new Chart(app, 'legacy', { namespace: 'legacy' });
new Workload(shop, 'web', { labels: { app: 'web' } });
new Workload(legacy, 'one', { labels: { app: 'one' } });
new Workload(legacy, 'two', { labels: { app: 'two' } });
Baseline.apply(app, { exempt: { legacy: 'nobody knows yet what it calls' } });`,
      opens: ['legacy/one -> legacy/two 80/TCP', '203.0.113.7 -> legacy/one 80/TCP'],
      closed: ['legacy/one -> shop/web 80/TCP', 'shop/web -> legacy/one 80/TCP', '203.0.113.7 -> shop/web 80/TCP'],
    },
  ],
};
