/** What a synthesis keeps while it lasts: each object is rendered once, and nothing of it stays behind. */
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { DefaultDeny, Workload } from '../../lib';

interface Shop {
  readonly app: App;
  readonly chart: Chart;
  readonly deny: ApiObject;
  /** How often the deny was rendered. */
  readonly rendered: () => number;
}

function shop(): Shop {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  new Workload(chart, 'api', { labels: { app: 'api' } });
  const deny = chart.node.findAll().find((construct) => ApiObject.isApiObject(construct));
  if (!deny) throw new Error('the chart has no API object');
  let count = 0;
  const toJson = deny.metadata.toJson.bind(deny.metadata);
  Object.assign(deny.metadata, {
    toJson: () => {
      count++;
      return toJson();
    },
  });
  return { app, chart, deny, rendered: () => count };
}

test('an object is rendered once for each synthesis, to be judged and to be written', () => {
  const { app, rendered } = shop();
  app.synthYaml();
  expect(rendered()).toBe(1);
  app.synthYaml();
  expect(rendered()).toBe(2);
});

test('what changes between two syntheses is judged and written', () => {
  const { app, chart, deny } = shop();
  expect(app.synthYaml()).toContain('name: default-deny');
  deny.addJsonPatch(JsonPatch.replace('/metadata/name', 'deny-all'));
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  expect(app.synthYaml()).toContain('name: deny-all');
  expect(app.synthYaml()).toContain('name: settings');
});

test('after a synthesis, and after one that failed, every construct is as it was', () => {
  const { app, deny } = shop();
  const before = [Object.keys(deny), Object.keys(app.node)];
  app.synthYaml();
  expect([Object.keys(deny), Object.keys(app.node)]).toEqual(before);
  deny.addJsonPatch(JsonPatch.replace('/spec/podSelector', 'everything'));
  expect(() => app.synthYaml()).toThrow('refused-by-api-server');
  expect(Object.hasOwn(deny, 'toJson')).toBe(false);
  expect(Object.hasOwn(app.node, 'findAll')).toBe(false);
});
