/** An object that the API server refuses is one finding, whoever speaks of its pods. */
import { ApiObject, Chart } from 'cdk8s';
import { allow, DefaultDeny, ensure, workload, Workload } from '../../lib';
import { findingsOf } from '../checks/findings';

test.each<[who: string, say: (web: Workload, api: ApiObject) => unknown]>([
  ['nobody', () => undefined],
  ['a statement', (web, api) => allow(web).to(api).on(80)],
  [
    'a statement with names of its own',
    (web, api) =>
      allow(web)
        .to(workload(api, { ports: { http: 80 } }))
        .on('http'),
  ],
  ['an assertion', (web, api) => ensure(web).canReach(api).on(80)],
])('a Deployment that does not select its own pods, and %s', (_, say) => {
  const findings = findingsOf((app) => {
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
    const web = new Workload(shop, 'web', { labels: { app: 'web' } });
    const api = new ApiObject(shop, 'api', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api' },
      spec: { selector: { matchLabels: { app: 'z' } }, template: { metadata: { labels: { app: 'api' } } } },
    });
    say(web, api);
  });
  expect(findings.map(({ code, headline, found, binding }) => ({ code, headline, found, binding }))).toEqual([
    {
      code: 'NP101',
      headline: 'the API server would refuse Deployment `shop/api`',
      found: 'spec.template.metadata.labels: Invalid value: {"app":"api"}: `selector` does not match template `labels`',
      binding: true,
    },
  ]);
});
