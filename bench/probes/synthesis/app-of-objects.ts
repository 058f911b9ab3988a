import { ApiObject, App, Chart, type ApiObjectProps } from 'cdk8s';
import type { WrittenObject } from './app-of-statements';

/** An app of API objects that are there already: cdk8s alone. */
export function appOfObjects(outdir: string, objects: readonly WrittenObject[]): App {
  const app = new App({ outdir });
  const charts = new Map<string, Chart>();
  objects.forEach(({ chart, json }, index) => {
    const home = charts.get(chart) ?? new Chart(app, chart, { namespace: chart });
    charts.set(chart, home);
    new ApiObject(home, `object-${index}`, json as unknown as ApiObjectProps);
  });
  return app;
}
