/** Each team can synthesize its own chart: what comes out is what the whole app writes for it. */
import type * as Cdk8s from 'cdk8s';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const APPS = join(__dirname, '..', '..', 'apps');
const names = readdirSync(APPS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The App of an example, made anew with all that it loads, and stopped before it writes anything. */
function appNamed(name: string): { readonly app: Cdk8s.App; readonly synth: (chart: Cdk8s.Chart) => unknown[] } {
  const made: Cdk8s.App[] = [];
  let synth: ((chart: Cdk8s.Chart) => unknown[]) | undefined;
  jest.isolateModules(() => {
    const { App, Testing } = jest.requireActual<typeof Cdk8s>('cdk8s');
    jest.spyOn(App.prototype, 'synth').mockImplementation(function (this: Cdk8s.App) {
      made.push(this);
    });
    synth = (chart) => Testing.synth(chart);
    jest.requireActual(join(APPS, name, 'main.ts'));
  });
  const [app] = made;
  if (!app || !synth) throw new RangeError(`${name} never synthesizes`);
  return { app, synth };
}

function inOrder(objects: readonly unknown[]): string[] {
  return objects.map((object) => JSON.stringify(object)).sort();
}

test.each(names)('each chart of %s gives by itself what it gives in the whole app', (name) => {
  const whole = parseAllDocuments(appNamed(name).app.synthYaml()).map((document) => document.toJS() as unknown);
  // Another App each time: of the first chart that is asked for, nothing has been worked out before.
  for (const order of [(charts: Cdk8s.Chart[]) => charts, (charts: Cdk8s.Chart[]) => charts.reverse()]) {
    const { app, synth } = appNamed(name);
    expect(inOrder(order(app.charts).flatMap(synth))).toEqual(inOrder(whole));
  }
});
