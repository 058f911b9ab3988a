/** Ports by name: numbers by default, and names only where the pods themselves declare them. */
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Allow, allow, Cluster, DefaultDeny, Emission, range, udp, Workload, workload } from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { written } from './written';

function shop(app: App = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', {
    labels: { app: 'api' },
    ports: { http: 8080, dns: udp(53), scan: range(1, 9) },
  });
  return { app, chart, web, api };
}

function deployment(chart: Chart) {
  const made = new kplus.Deployment(chart, 'cart', {
    containers: [{ image: 'cart', ports: [{ name: 'http', number: 8080 }], securityContext: { ensureNonRoot: false } }],
  });
  return made;
}

/** The ports of the policies beside the deny. */
function ports(app: App): string[] {
  return written(app)
    .filter((line) => !line.includes('denied'))
    .map((line) => line.replace(/^.* on /, ''));
}

test('a port asked for by name is written by number', () => {
  const { app, web, api } = shop();
  allow(web).to(api).on('http', 'dns');
  expect(ports(app)).toEqual(['TCP 8080, UDP 53']);
});

test('a statement can keep the names', () => {
  const { app, web, api } = shop();
  allow(web).to(api).on('http', 'dns', range(1, 9)).keepPortNames();
  expect(ports(app)).toEqual(['TCP 1-9, TCP http, UDP dns']);
});

test('so can its props, a chart and a cluster', () => {
  const props = shop();
  new Allow(props.chart, 'allow', { from: props.web, to: props.api, ports: ['http'], keepPortNames: true });
  expect(ports(props.app)).toEqual(['TCP http']);

  const ofChart = shop();
  Emission.configure(ofChart.chart, { portNames: 'keep' });
  allow(ofChart.web).to(ofChart.api).on('http');
  expect(ports(ofChart.app)).toEqual(['TCP http']);

  const ofCluster = shop();
  Cluster.configure(ofCluster.app, { portNames: 'keep' });
  allow(ofCluster.web).to(ofCluster.api).on('http');
  expect(ports(ofCluster.app)).toEqual(['TCP http']);
});

test('names that containers declare are kept, and names that only the app gives are not', () => {
  const { app, chart, web } = shop();
  Emission.configure(chart, { portNames: 'keep' });
  const cart = workload(deployment(chart), { ports: { http: 8080, plain: 8080 } });
  allow(web).to(cart).on('http');
  expect(ports(app)).toEqual(['TCP http']);
  allow(web).to(cart).on('plain');
  expect(ports(app)).toEqual(['TCP 8080, TCP http']);
});

test('a range cannot be written by name: as the way of a chart it is a number, as a wish it is an error', () => {
  const { app, chart, web, api } = shop();
  Emission.configure(chart, { portNames: 'keep' });
  allow(web).to(api).on('scan');
  expect(ports(app)).toEqual(['TCP 1-9']);

  const headlines = headlinesOf((other) => {
    const one = shop(other);
    allow(one.web).to(one.api).on('scan').keepPortNames();
  });
  expect(headlines).toContain('port-name-not-kept: the port `scan` of `shop/api` cannot be written by its name');
});

test('what is written by name is judged to open the port that the pods give to it', () => {
  const headlines = headlinesOf((app) => {
    const { web, api } = shop(app);
    allow(web).to(api).on('http').keepPortNames();
  });
  expect(headlines).toEqual([]);
});
