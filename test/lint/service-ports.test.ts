/** The port of a Service where that of its pods is needed: where the rules speak, and where they are quiet. */
import { ApiObject, Chart, type App } from 'cdk8s';
import {
  allow,
  DefaultDeny,
  Elsewhere,
  expose,
  namespace,
  NetworkPolicy,
  podsIn,
  range,
  udp,
  Workload,
} from '../../lib';
import { findingsOf, headlinesOf } from '../checks/findings';

const INGRESS = { direction: 'ingress' } as const;

function service(chart: Chart, id: string, spec: object): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Service', metadata: { name: id }, spec });
}

function shop(app: App) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', INGRESS);
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api', tier: 'back' }, ports: { http: 8080, admin: 9443 } });
  const jobs = new Workload(chart, 'jobs', { labels: { app: 'jobs', tier: 'back' } });
  const front = service(chart, 'front', {
    selector: { app: 'api' },
    ports: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'https', port: 443, targetPort: 8443 },
      { name: 'same', port: 9000 },
    ],
  });
  return { app, chart, web, api, jobs, front };
}

type Ends = ReturnType<typeof shop>;

const WRONG = 'service-port-not-pod-port: ';
const of80 = `${WRONG}\`TCP 80\` is the port of Service \`shop/front\`, and not of its pods`;
const of443 = `${WRONG}\`TCP 443\` is the port of Service \`shop/front\`, and not of its pods`;
const undeclared = (port: string) => `port-not-declared: \`shop/api\` declares no port \`${port}\``;

test.each<[string, (ends: Ends) => unknown, readonly string[]]>([
  ['by number', ({ web, api }) => allow(web).to(api).on(80), [of80]],
  ['in two statements', ({ web, jobs, api }) => [allow(web).to(api).on(80), allow(jobs).to(api).on(80)], [of80]],
  ['whose target is a number', ({ web, api }) => allow(web).to(api).on(443), [of443]],
  ['among others', ({ web, api }) => allow(web).to(api).on('http', 443), [of443]],
  [
    'of pods that are a plain value',
    ({ chart, web }) =>
      allow(web)
        .to(podsIn(chart).pods({ app: 'api' }))
        .on(80),
    [of80],
  ],
  ['for an ingress controller', ({ api }) => expose(api).via(namespace('ingress-nginx')).on(80), [of80]],
  [
    'of pods that declare no ports',
    ({ chart, web, jobs }) => {
      service(chart, 'back', { selector: { app: 'jobs' }, ports: [{ port: 80, targetPort: 3000 }] });
      allow(web).to(jobs).on(80);
    },
    [`${WRONG}\`TCP 80\` is the port of Service \`shop/back\`, and not of its pods`],
  ],
])('the port of a Service is found, %s', (_, say, found) => {
  expect(headlinesOf((app) => void say(shop(app)))).toEqual(found);
});

test.each<[string, (ends: Ends) => unknown, readonly string[]]>([
  ['the port of the pods', ({ web, api }) => allow(web).to(api).on(8080), []],
  ['a target that no container declares', ({ web, api }) => allow(web).to(api).on(8443), [undeclared('TCP 8443')]],
  ['a port that is the same in both', ({ web, api }) => allow(web).to(api).on(9000), [undeclared('TCP 9000')]],
  ['the Service itself', ({ web, front }) => allow(web).to(front).on(80), []],
  ['another protocol', ({ web, api }) => allow(web).to(api).on(udp(80)), [undeclared('UDP 80')]],
  ['a range', ({ web, api }) => allow(web).to(api).on(range(80, 8080)), []],
  ['a port of nobody', ({ web, api }) => allow(web).to(api).on(81), [undeclared('TCP 81')]],
  ['all ports', ({ web, api }) => allow(web).to(api).onAllPorts(), []],
  ['pods of which only some are behind it', ({ chart, web }) => allow(web).to(podsIn(chart)).on(80), []],
  [
    'a port that the pods declare as well',
    ({ chart, web }) => {
      const both = new Workload(chart, 'both', { labels: { app: 'both' }, ports: { plain: 80, http: 8080 } });
      service(chart, 'two', { selector: { app: 'both' }, ports: [{ port: 80, targetPort: 8080 }] });
      allow(web).to(both).on(80);
    },
    [],
  ],
  [
    'a port to which another Service leads',
    ({ chart, web, jobs }) => {
      service(chart, 'one', { selector: { app: 'jobs' }, ports: [{ port: 80, targetPort: 3000 }] });
      service(chart, 'other', { selector: { app: 'jobs' }, ports: [{ port: 8000, targetPort: 80 }] });
      allow(web).to(jobs).on(80);
    },
    [],
  ],
  [
    'a headless Service, which translates nothing',
    ({ chart, web, jobs }) => {
      service(chart, 'hidden', {
        clusterIP: 'None',
        selector: { app: 'jobs' },
        ports: [{ port: 80, targetPort: 3000 }],
      });
      allow(web).to(jobs).on(80);
    },
    [],
  ],
  [
    'a Service of another namespace',
    ({ app, web, jobs }) => {
      service(new Chart(app, 'bank', { namespace: 'bank' }), 'jobs', {
        selector: { app: 'jobs' },
        ports: [{ port: 80, targetPort: 3000 }],
      });
      allow(web).to(jobs).on(80);
    },
    [],
  ],
])('no Service is suspected of %s', (_, say, found) => {
  expect(headlinesOf((app) => void say(shop(app)))).toEqual(found);
});

const rule = (part: object) => ({ podSelector: { matchLabels: { app: 'api' } }, ...part });
const PORT_80 = [{ protocol: 'TCP' as const, port: 80 }];

test.each<[string, (ends: Ends) => unknown]>([
  [
    'ingress of a policy by hand',
    ({ chart }) => {
      new NetworkPolicy(chart, 'by-hand', {
        metadata: { name: 'by-hand' },
        spec: rule({ policyTypes: ['Ingress'], ingress: [{ ports: PORT_80 }] }),
      });
    },
  ],
  [
    'egress of a policy by hand',
    ({ chart }) => {
      new NetworkPolicy(chart, 'by-hand', {
        metadata: { name: 'by-hand' },
        spec: {
          podSelector: { matchLabels: { app: 'jobs' } },
          policyTypes: ['Egress'],
          egress: [{ to: [{ podSelector: { matchLabels: { app: 'api' } } }], ports: PORT_80 }],
        },
      });
    },
  ],
  [
    'a policy of others',
    ({ chart }) => {
      const policy = {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'theirs', namespace: 'shop' },
        spec: rule({ policyTypes: ['Ingress'], ingress: [{ ports: PORT_80 }] }),
      };
      new Elsewhere(chart, 'theirs', { manifests: [policy] });
    },
  ],
])('in %s it is a warning', (_, say) => {
  const found = findingsOf((app) => void say(shop(app))).filter(({ id }) => id === 'service-port-not-pod-port');
  expect(found).toMatchObject([{ severity: 'warning', found: 'TCP 80', expected: 'TCP 8080', help: 'write `8080`' }]);
});

test('what to do is one thing: the port of the pods, or the Service', () => {
  const [found] = findingsOf((app) => {
    const { web, api } = shop(app);
    allow(web).to(api).on(80);
  });
  expect(found).toMatchObject({
    severity: 'error',
    found: 'TCP 80',
    expected: 'TCP 8080',
    help: 'write `8080`, or name the Service as the destination',
  });
});

test('a Service that leads to a port which no container declares is found where it is named', () => {
  const headlines = headlinesOf((app) => {
    const { web, front } = shop(app);
    allow(web).to(front).on('https');
  });
  expect(headlines).toEqual([
    'port-not-declared: `Service shop/front` leads to `TCP 8443`, which its pods do not declare',
  ]);
});

test('a Service that others installed counts as well', () => {
  const headlines = headlinesOf((app) => {
    const { chart, web, jobs } = shop(app);
    const installed = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'theirs', namespace: 'shop' },
      spec: { selector: { app: 'jobs' }, ports: [{ port: 80, targetPort: 3000 }] },
    };
    new Elsewhere(chart, 'theirs', { manifests: [installed] });
    allow(web).to(jobs).on(80);
  });
  expect(headlines).toEqual([`${WRONG}\`TCP 80\` is the port of Service \`shop/theirs\`, and not of its pods`]);
});
