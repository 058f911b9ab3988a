/**
 * What the checks cost `app.synth()`: the same policies written raw, with cdk8s alone, and said with `allow`.
 *
 *     npm run bench
 *
 * Both run in one process, turn and turn about, so that the machine's speed cancels out: read the ratio.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { allow, AllowDns, DefaultDeny, Workload } from 'cdk8s-netpol';

const WORKLOADS_PER_NAMESPACE = 10;
const ROUNDS = 3;

/** An app with a chart for each namespace: a deny, DNS, and a ring of workloads that call each other. */
function buildApp(outdir: string, namespaces: number): App {
  const app = new App({ outdir });
  for (let index = 0; index < namespaces; index++) {
    const namespace = `space-${index}`;
    const chart = new Chart(app, namespace, { namespace });
    new DefaultDeny(chart, 'default-deny');
    new AllowDns(chart, 'allow-dns');
    const ring = Array.from(
      { length: WORKLOADS_PER_NAMESPACE },
      (_, number) => new Workload(chart, `app-${number}`, { labels: { app: `app-${number}` }, ports: { http: 8080 } }),
    );
    ring.forEach((source, number) =>
      allow(source)
        .to(ring[(number + 1) % ring.length] as (typeof ring)[number])
        .on('http'),
    );
  }
  return app;
}

/** The same objects without this package. */
function buildRaw(
  outdir: string,
  objects: readonly { readonly chart: string; readonly json: Record<string, unknown> }[],
): App {
  const app = new App({ outdir });
  const charts = new Map<string, Chart>();
  objects.forEach(({ chart, json }, index) => {
    const home = charts.get(chart) ?? new Chart(app, chart);
    charts.set(chart, home);
    new ApiObject(home, `object-${index}`, json as never);
  });
  return app;
}

function timed(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function measure(namespaces: number): void {
  const scratch = mkdtempSync(path.join(tmpdir(), 'netpol-bench-'));
  const out = (name: string) => path.join(scratch, name);
  const sample = buildApp(out('sample'), namespaces);
  sample.synth();
  const objects = sample.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .map((object) => ({ chart: Chart.of(object).node.addr, json: object.toJson() as Record<string, unknown> }));
  const ours: number[] = [];
  const raw: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const plain = buildRaw(out('raw'), objects);
    raw.push(timed(() => plain.synth()));
    const checked = buildApp(out('ours'), namespaces);
    ours.push(timed(() => checked.synth()));
  }
  rmSync(scratch, { recursive: true, force: true });
  const overhead = Math.round((median(ours) / median(raw) - 1) * 100);
  process.stdout.write(
    `${String(objects.length).padStart(6)} policies, ${String(namespaces).padStart(4)} charts: ` +
      `cdk8s alone ${median(raw).toFixed(0)} ms, with statements and checks ${median(ours).toFixed(0)} ms, overhead ${overhead} %\n`,
  );
}

// cdk8s itself is quadratic in the number of charts: a thousand would measure nothing else.
for (const namespaces of [5, 20, 80]) measure(namespaces);
