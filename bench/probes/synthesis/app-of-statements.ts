import { ApiObject, App, Chart } from 'cdk8s';
import { allow, AllowDns, DefaultDeny, Workload } from '../../../lib';

/** How large an app is: its policies, shared out over charts with a namespace each. */
export interface AppSize {
  readonly policies: number;
  readonly charts: number;
}

/** An API object of the app, as it will be written, and the chart it is in. */
export interface WrittenObject {
  readonly chart: string;
  readonly json: Record<string, unknown>;
}

/** Each chart has a deny, DNS, and a ring of workloads of which each calls the next: two policies a call. */
export function callsPerChart({ policies, charts }: AppSize): number {
  return Math.max(1, Math.round((policies / charts - 2) / 2));
}

export function chartName(index: number): string {
  return `space-${index}`;
}

/** The workloads of a ring; on their own they write nothing. */
export function ringOf(chart: Chart, calls: number): Workload<'http'>[] {
  return Array.from(
    { length: calls },
    (_, number) => new Workload(chart, `app-${number}`, { labels: { app: `app-${number}` }, ports: { http: 8080 } }),
  );
}

/** The app, said with statements. */
export function appOfStatements(outdir: string, size: AppSize): App {
  const app = new App({ outdir });
  for (let index = 0; index < size.charts; index++) {
    const chart = new Chart(app, chartName(index), { namespace: chartName(index) });
    new DefaultDeny(chart, 'default-deny');
    new AllowDns(chart, 'allow-dns');
    const ring = ringOf(chart, callsPerChart(size));
    ring.forEach((source, number) =>
      allow(source)
        .to(ring[(number + 1) % ring.length] as Workload<'http'>)
        .on('http'),
    );
  }
  return app;
}

/** What an app writes, in the order in which it does. */
export function objectsWritten(app: App): WrittenObject[] {
  return app.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .map((object) => ({
      chart: Chart.of(object).node.id,
      json: object.toJson() as Record<string, unknown>,
    }));
}
