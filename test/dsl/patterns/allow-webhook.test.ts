import { AllowWebhook, cidr, Cluster, Mistake, Workload } from '../../../lib/index';
import { closedShop, findingsIn, headlinesIn, openedIn, service, webhook } from './routed-app';

function shopWithWebhook() {
  const { app, shop } = closedShop();
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { webhook: 9443 } });
  service(shop, { name: 'web', port: 443, targetPort: 'webhook' });
  webhook(shop, 'web', 'shop');
  return { app, shop, web };
}

test('the port of the pods opens, and not that of the Service', () => {
  const { app, shop } = shopWithWebhook();
  new AllowWebhook(shop, 'webhooks');
  expect(openedIn(app)).toEqual(['shop/web-from-anywhere: app=web from anyone on TCP 9443']);
  expect(headlinesIn(app)).toEqual([]);
});

test('where the API server calls from can be narrowed to what the profile says, whenever it says it', () => {
  for (const [from, said] of [
    ['api-server', '10.0.0.10/32 | 10.0.0.11/32'],
    ['nodes', '192.168.0.0/24'],
    [cidr('172.20.0.0/16').as('control-plane'), '172.20.0.0/16'],
  ] as const) {
    const { app, shop } = shopWithWebhook();
    new AllowWebhook(shop, 'webhooks', { from });
    Cluster.configure(app, {
      apiServer: { addresses: ['10.0.0.10/32', '10.0.0.11/32'] },
      nodes: ['192.168.0.0/24'],
      podCidrs: ['10.244.0.0/16'],
    });
    expect(openedIn(app).map((line) => line.slice(line.indexOf('from', 20)))).toEqual([`from ${said} on TCP 9443`]);
    expect(headlinesIn(app)).toEqual([]);
  }
});

test('addresses that the profile does not give are an error', () => {
  for (const [from, prop] of [
    ['api-server', 'apiServer'],
    ['nodes', 'nodes'],
  ] as const) {
    const { app, shop, web } = shopWithWebhook();
    new AllowWebhook(shop, 'webhooks', { from, to: web, ports: ['webhook'] });
    const [finding] = findingsIn(app);
    expect(finding?.id).toBe('webhook-source-unknown');
    expect(finding?.found).toContain(`\`${prop}\``);
  }
});

test('a webhook that names a port of the Service which is not there is an error, once', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { webhook: 9443 } });
  service(shop, { name: 'web', port: 443, targetPort: 'webhook' });
  webhook(shop, 'web', 'shop', 9443);
  new AllowWebhook(shop, 'webhooks');
  expect(headlinesIn(app)).toEqual([
    'backend-port-unknown: ValidatingWebhookConfiguration web leads to a port that the Service `shop/web` does not have',
  ]);
});

test('a chart without webhooks is told that nothing opens', () => {
  const { app, shop } = closedShop();
  webhook(shop, 'web', 'elsewhere');
  new AllowWebhook(shop, 'webhooks');
  expect(findingsIn(app).map(({ id, severity }) => `${severity} ${id}`)).toEqual(['warning nothing-to-open']);
});

test('pods need ports', () => {
  const { shop, web } = shopWithWebhook();
  expect(() => new AllowWebhook(shop, 'webhooks', { to: web })).toThrow(Mistake);
});
