/** Policies that are too large for the network plugin, or for the API server, are written in parts or in fewer words. */
import { App, Chart } from 'cdk8s';
import { allow, cidr, Cluster, DefaultDeny, Emission, range, Workload, type ClusterProps } from '../../lib/index';
import { SPEC_BYTES } from '../../lib/dsl/plan/limits';
import { findingsOf } from '../checks/findings';
import { written } from './written';

function shop(app: App, props: ClusterProps = {}) {
  Cluster.configure(app, props);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
  return { app, chart, api };
}

function halves(app: App): string[] {
  return written(app).filter((line) => !line.includes('denied'));
}

/** No two of them are halves of a wider one. */
const blocks = (count: number) => Array.from({ length: count }, (_, index) => cidr(`198.51.${index}.0/32`));

/** An app that opens some blocks in one policy. */
function manyBlocks(count: number, props: ClusterProps): App {
  const { app, api } = shop(new App(), { merge: 'workload', ...props });
  for (const block of blocks(count)) allow(api).to(block).on(443);
  return app;
}

test('more blocks than a plugin is fit for are written in several policies', () => {
  expect(halves(manyBlocks(9, { cni: 'azure-npm' }))).toEqual([
    'shop/api-traffic: app=api to 198.51.0.0/32 | 198.51.1.0/32 | 198.51.2.0/32 | 198.51.3.0/32 on TCP 443',
    'shop/api-traffic-part-2: app=api to 198.51.4.0/32 | 198.51.5.0/32 | 198.51.6.0/32 | 198.51.7.0/32 on TCP 443',
    'shop/api-traffic-part-3: app=api to 198.51.8.0/32 on TCP 443',
  ]);
  expect(halves(manyBlocks(9, { cni: 'calico' }))).toHaveLength(1);
});

test('neighbouring blocks are joined where there are too many of them, and not otherwise', () => {
  const neighbours = (count: number, cni: ClusterProps['cni']) => {
    const { app, api } = shop(new App(), { merge: 'workload', ...(cni && { cni }) });
    for (let index = 0; index < count; index++)
      allow(api)
        .to(cidr(`198.51.100.${index}/32`))
        .on(443);
    return halves(app);
  };
  expect(neighbours(18, 'azure-npm')).toEqual([
    'shop/api-traffic: app=api to 198.51.100.0/28 | 198.51.100.16/31 on TCP 443',
  ]);
  expect(neighbours(2, 'azure-npm')).toEqual([
    'shop/api-traffic: app=api to 198.51.100.0/32 | 198.51.100.1/32 on TCP 443',
  ]);
  expect(neighbours(18, 'calico')[0]).toContain('198.51.100.17/32');
});

test('more ports than a plugin holds for an address are joined, and each port of the range was asked for', () => {
  const many = (first: number) => Array.from({ length: 30 }, (_, index) => first + index) as [number, ...number[]];
  const { app, api } = shop(new App(), { cni: 'aws-vpc-cni' });
  allow(api)
    .to(cidr('198.51.100.0/24'))
    .on(...many(9000), 443);
  expect(halves(app)).toEqual(['shop/api-to-198-51-100-0-24: app=api to 198.51.100.0/24 on TCP 443, TCP 9000-9029']);
});

test('where no range helps, nothing is hidden from the check of the limit', () => {
  const apart = Array.from({ length: 30 }, (_, index) => 9000 + 2 * index) as [number, ...number[]];
  const ids = findingsOf((app) => {
    const { api } = shop(app, { cni: 'aws-vpc-cni' });
    allow(api)
      .to(cidr('198.51.100.0/24'))
      .on(...apart);
  }).map(({ id }) => id);
  expect(ids).toContain('size-limit-exceeded');
});

test('ports are joined on request as well, and not otherwise', () => {
  const { app, chart, api } = shop(new App());
  allow(api).to(cidr('198.51.100.0/24')).on(8080, 8081, 8082, range(8083, 8090), 9000);
  expect(halves(app)[0]).toMatch(/ on TCP 8080, TCP 8081, TCP 8082, TCP 8083-8090, TCP 9000$/);
  Emission.configure(chart, { joinPorts: true });
  expect(halves(app)[0]).toMatch(/ on TCP 8080-8090, TCP 9000$/);
});

test('a range is written port by port for a plugin that reads only its first port', () => {
  const opened = (version: '1.16' | '1.17') => {
    const { app, api } = shop(new App(), { cni: { name: 'cilium', version } });
    allow(api).to(cidr('198.51.100.0/24')).on(range(8080, 8083));
    return halves(app)[0]?.replace(/^.* on /, '');
  };
  expect(opened('1.16')).toBe('TCP 8080, TCP 8081, TCP 8082, TCP 8083');
  expect(opened('1.17')).toBe('TCP 8080-8083');
});

test('a range that is too long for that is found', () => {
  const ids = findingsOf((app) => {
    const { api } = shop(app, { cni: { name: 'cilium', version: '1.16' } });
    allow(api).to(cidr('198.51.100.0/24')).on(range(8000, 9000));
  }).map(({ id }) => id);
  expect(ids).toContain('end-port-ignored');
});

test('no policy is larger than what `kubectl apply` can keep in an annotation', () => {
  const { app, api } = shop(new App(), { merge: 'workload' });
  const ends = Array.from({ length: 6000 }, (_, index) => cidr(`10.${index >> 8}.${index & 255}.0/24`));
  for (const end of ends) allow(api).to(end).on(443);
  const objects = app.charts.flatMap((chart) => chart.toJson() as { readonly spec: object }[]);
  expect(objects.length).toBeGreaterThan(2);
  for (const { spec } of objects) expect(JSON.stringify(spec).length).toBeLessThanOrEqual(SPEC_BYTES);
});
