import { ApiObject, App, Chart } from 'cdk8s';
import { examine, type Examination } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import type { Manifest } from '../reachability/case-file';

/** The chart of a namespace; it has the namespace's name, and is made when it is first asked for. */
export type Charts = (namespace: string) => Chart;

/** A program of the DSL. */
export type Program = (chart: Charts, app: App) => void;

/** What a program says, after all of it has been said. */
export interface Outcome {
  readonly app: App;
  readonly examination: Examination;
  /** The NetworkPolicies that it writes. */
  readonly policies: readonly Manifest[];
  /** What the checks say about it, each as `id at path field`. */
  readonly findings: readonly string[];
}

/** Runs a program in an App of its own, and looks at all that it would write. */
export function run(program: Program): Outcome {
  const app = new App();
  const charts = new Map<string, Chart>();
  program((namespace) => {
    const chart = charts.get(namespace) ?? new Chart(app, namespace, { namespace });
    charts.set(namespace, chart);
    return chart;
  }, app);
  const examination = examine(registryOf(app));
  const policies = app.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .map((object) => object.toJson() as Manifest);
  const findings = examination.findings.map(({ id, where: { path, field } }) =>
    [id, path && `at ${path}`, field].filter(Boolean).join(' '),
  );
  return { app, examination, policies, findings };
}
