/** Pods of a namespace among themselves. */
import { App, Chart } from 'cdk8s';
import { AllowWithinNamespace, DefaultDeny, udp } from '../../../lib/index';
import { headlinesOf } from '../../checks/findings';
import { written } from '../written';

function shop(): Chart {
  return new Chart(new App(), 'shop', { namespace: 'shop' });
}

function halves(chart: Chart): string[] {
  return written(chart.node.root as App).filter((line) => !line.includes('denied'));
}

test('both halves are written, for all ports and by no label', () => {
  const chart = shop();
  new DefaultDeny(chart, 'default-deny');
  new AllowWithinNamespace(chart, 'within');
  expect(halves(chart)).toEqual([
    'shop/all-pods-from-all-pods: {} from all pods on all ports',
    'shop/all-pods-to-all-pods: {} to all pods on all ports',
  ]);
});

test('some pods on some ports are one policy for each side', () => {
  const chart = shop();
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  new AllowWithinNamespace(chart, 'within', { pods: { app: 'index' }, ports: [9300, udp(9301)] });
  expect(halves(chart)).toEqual(['shop/app-index-from-app-index: app=index from app=index on TCP 9300, UDP 9301']);
});

test('in an open namespace it writes nothing and says nothing', () => {
  const headlines = headlinesOf((app) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new AllowWithinNamespace(chart, 'within');
    new DefaultDeny(new Chart(app, 'other', { namespace: 'other' }), 'default-deny');
  });
  expect(headlines).toEqual([]);
});

test('a chart without a namespace is an error', () => {
  const headlines = headlinesOf((app) => void new AllowWithinNamespace(new Chart(app, 'shop'), 'within'));
  expect(headlines).toContain('no-namespace: nothing says in which namespace `shop` runs');
});

test('an empty list of ports is refused', () => {
  const ports = [] as unknown as [number];
  expect(() => new AllowWithinNamespace(shop(), 'within', { ports })).toThrow('a statement names no ports');
});
