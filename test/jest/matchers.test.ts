/** What the matchers say of a small shop, as an app and as manifests. */
import { Chart } from 'cdk8s';
import {
  allNamespaces,
  allow,
  anywhere,
  cidr,
  Cluster,
  DefaultDeny,
  ensure,
  internet,
  namespace,
  NetworkPolicy,
  podsIn,
  range,
  tcp,
  udp,
  workload,
  Workload,
} from 'cdk8s-netpol';
import { matchers, type FindingsOptions } from 'cdk8s-netpol/jest';
import * as kplus from 'cdk8s-plus-28';
import { failure, MANIFESTS, shop } from './shop';

type Shop = ReturnType<typeof shop>;

/** Each expectation holds, and the opposite of it fails. */
function holds(
  cases: readonly (readonly [what: string, expectation: (ends: Shop) => readonly [() => void, () => void]])[],
) {
  test.each(cases)('%s', (_, expectation) => {
    const [positive, negative] = expectation(shop());
    expect(failure(positive)).toBe('');
    expect(failure(negative)).not.toBe('');
  });
}

describe('toAllow passes where every pod reaches every pod on all ports', () => {
  const allowed = (ends: Shop, ...[from, to, ...ports]: Parameters<jest.Matchers<void>['toAllow']>) =>
    [
      () => expect(ends.app).toAllow(from, to, ...ports),
      () => expect(ends.app).not.toAllow(from, to, ...ports),
    ] as const;
  const denied = (ends: Shop, ...given: Parameters<jest.Matchers<void>['toAllow']>) => {
    const [positive, negative] = allowed(ends, ...given);
    return [negative, positive] as const;
  };
  holds([
    ['a named port', (ends) => allowed(ends, ends.web, ends.api, 'http')],
    ['a number', (ends) => allowed(ends, ends.web, ends.api, 8080)],
    ['a number in words', (ends) => allowed(ends, ends.web, ends.api, '8080')],
    ['a protocol, in front', (ends) => allowed(ends, ends.web, ends.api, 'tcp/8080')],
    ['a protocol, behind', (ends) => allowed(ends, ends.web, ends.api, '8080/TCP')],
    ['a name with its protocol', (ends) => allowed(ends, ends.web, ends.api, 'http/tcp')],
    ['a port of the DSL', (ends) => allowed(ends, ends.web, ends.api, tcp(8080))],
    ['a range that is partly closed', (ends) => denied(ends, ends.web, ends.api, range(8080, 8081))],
    ['a range in words', (ends) => denied(ends, ends.web, ends.api, '8080-8081')],
    ['the other protocol', (ends) => denied(ends, ends.web, ends.api, udp(8080))],
    ['two ports, one of which is closed', (ends) => denied(ends, ends.web, ends.api, 'http', 'metrics')],
    ['all ports', (ends) => denied(ends, ends.web, ends.api, 'all ports')],
    ['all ports between open pods', (ends) => allowed(ends, ends.web, ends.web, 'all ports')],
    ['words at both ends', (ends) => allowed(ends, 'front/web', 'shop/api', 'http')],
    ['words with a kind', (ends) => allowed(ends, 'front/Workload/web', 'shop/workload/api', 8080)],
    [
      'pods that only a statement names, in words',
      (ends) => allowed(ends, 'monitoring/app-prometheus', ends.api, 9090),
    ],
    ['pods by value', (ends) => allowed(ends, ends.prometheus, ends.api, 'metrics')],
    ['pods by value that no rule names', (ends) => denied(ends, namespace('monitoring'), ends.api, 'metrics')],
    ['an address in words', (ends) => allowed(ends, ends.web, '203.0.113.7', 443)],
    ['a block in words', (ends) => denied(ends, ends.api, '203.0.113.0/24', 443)],
    ['everyone', (ends) => denied(ends, anywhere(), ends.api, 8080)],
  ]);
});

describe('toDeny passes where no pod reaches any pod on any port', () => {
  const denied = (ends: Shop, ...[from, to, ...ports]: Parameters<jest.Matchers<void>['toDeny']>) =>
    [
      () => expect(ends.chart).toDeny(from, to, ...ports),
      () => expect(ends.chart).not.toDeny(from, to, ...ports),
    ] as const;
  const open = (ends: Shop, ...given: Parameters<jest.Matchers<void>['toDeny']>) => {
    const [positive, negative] = denied(ends, ...given);
    return [negative, positive] as const;
  };
  holds([
    ['a workload, on any port', (ends) => denied(ends, ends.web, ends.db)],
    ['a workload that is reached', (ends) => open(ends, ends.web, ends.api)],
    ['a workload that is reached, on another port', (ends) => denied(ends, ends.web, ends.api, 'metrics', udp(53))],
    ['the internet', (ends) => denied(ends, ends.api, internet())],
    ['an address in words', (ends) => denied(ends, '203.0.113.7', 'shop/db')],
    ['other namespaces', (ends) => denied(ends, ends.api, namespace('front'))],
    ['all namespaces', (ends) => open(ends, ends.api, allNamespaces())],
    ['all pods of a chart', (ends) => denied(ends, podsIn(ends.front), podsIn(ends.chart), 5432)],
    // Nobody declared such a pod; somebody may.
    ['pods that could exist', (ends) => open(ends, namespace('monitoring'), ends.api)],
  ]);
});

describe('toBeIsolated passes where a policy isolates every pod', () => {
  test.each<
    readonly [what: string, pass: boolean, subject: 'app' | 'chart' | 'front', given: (ends: Shop) => unknown[]]
  >([
    ['the namespace of a chart', true, 'chart', () => []],
    ['the namespace of a chart that nobody isolates', false, 'front', () => []],
    ['in one direction', true, 'chart', () => ['ingress']],
    ['an app of which one namespace is open', false, 'app', () => []],
    ['a workload', true, 'app', ({ api }) => [api]],
    ['a workload in one direction', true, 'app', ({ api }) => [api, 'egress']],
    ['a workload in words', false, 'app', () => ['front/web']],
    ['addresses, which have no policies', false, 'app', () => [internet()]],
  ])('%s: %s', (_, pass, subject, given) => {
    const ends = shop();
    expect(matchers.toBeIsolated.call({}, ends[subject], ...given(ends)).pass).toBe(pass);
  });
});

describe('one direction may be isolated and the other not', () => {
  const half = () => {
    const ends = shop();
    new DefaultDeny(ends.front, 'default-deny', { direction: 'egress' });
    return ends;
  };
  test('each is asked about alone', () => {
    const { app, front, web } = half();
    expect(front).toBeIsolated('egress');
    expect(front).not.toBeIsolated('ingress');
    expect(front).not.toBeIsolated();
    expect(app).toBeIsolated(web, 'egress');
    expect(app).not.toBeIsolated(web, 'ingress');
  });
});

test('what depends is neither allowed nor denied', () => {
  const { app, chart, api, db } = shop();
  const policy = { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Egress' as const] };
  new NetworkPolicy(chart, 'api-to-db', {
    spec: { ...policy, egress: [{ to: [{ podSelector: {} }], ports: [{ port: 6001 }] }] },
  });
  new NetworkPolicy(chart, 'db-by-address', {
    spec: {
      podSelector: { matchLabels: { app: 'db' } },
      ingress: [{ from: [{ ipBlock: { cidr: '10.244.1.0/24' } }], ports: [{ port: 6001 }] }],
    },
  });
  expect(app).not.toAllow(api, db, 6001);
  expect(app).not.toDeny(api, db, 6001);
  expect(failure(() => expect(app).toAllow(api, db, 6001))).toContain('TCP 6001: depends');
  expect(failure(() => expect(app).toDeny(api, db, 6001))).toContain('found     depends');
});

describe('an app is asked as it stands', () => {
  test('before it synthesizes, and again after another statement', () => {
    const { app, web, db } = shop();
    expect(app).toDeny(web, db);
    allow(web).to(db).on('postgres');
    expect(app).toAllow(web, db, 'postgres');
  });

  test('whatever the checks would find in it', () => {
    const { app, web, api } = shop();
    ensure(web).cannotReach(api);
    expect(app).toAllow(web, api, 8080);
    expect(app).not.toHaveNoFindings();
    expect(() => app.synthYaml()).toThrow('NP501');
  });

  test('with the workloads of cdk8s-plus', () => {
    const { app, chart, web } = shop();
    const cache = new kplus.Deployment(chart, 'cache', {
      containers: [{ image: 'cache', ports: [{ number: 6379, name: 'redis' }] }],
    });
    expect(app).toDeny(web, cache);
    allow(web).to(cache).on('redis');
    expect(app).toAllow(web, cache, 'redis');
    expect(app).toAllow(web, workload(cache), 6379);
  });

  test('with a Service, whose ports lead to those of its pods', () => {
    const { app, chart, web } = shop();
    const service = new kplus.Service(chart, 'service', {
      selector: kplus.Pods.select(chart, 'pods', { labels: { app: 'api' } }),
      ports: [{ port: 80, targetPort: 8080, name: 'web' }],
    });
    expect(app).toAllow(web, service, 80);
    expect(app).toAllow(web, service, 'web');
  });

  test('one cluster of several at a time', () => {
    const { app } = shop();
    const [staging, production] = ['staging', 'production'].map((id) => {
      const cluster = new Cluster(app, id);
      const chart = new Chart(cluster, 'orders', { namespace: 'orders' });
      if (id === 'production') new DefaultDeny(chart, 'default-deny');
      return { cluster, chart, one: new Workload(chart, 'one', { labels: { app: 'one' } }) };
    });
    if (!staging || !production) throw new RangeError('two clusters were made');
    expect(staging.chart).toAllow('orders/one', 'orders/one', 80);
    expect(production.chart).toDeny('orders/one', 'orders/one', 80);
    expect(production.cluster).toBeIsolated();
    expect(staging.cluster).not.toBeIsolated();
    expect(app).toDeny(production.one, production.one);
    expect(failure(() => expect(app).toDeny('orders/one', 'orders/one'))).toContain('several clusters');
    expect(app).toMatchReachabilitySnapshot();
  });
});

describe('findings that are expected', () => {
  const finding = () => {
    const { app, web, api } = shop();
    ensure(web).cannotReach(api);
    return app;
  };

  test.each(['assertion-failed', 'NP501', 'np501'])('are excepted by %s', (except) => {
    expect(finding()).toHaveNoFindings({ except: [except] });
  });

  test.each([
    [['NP501', 'dns-blockd'], "There is no finding 'dns-blockd' that could be excepted: did you mean 'dns-blocked'?"],
    [['NP501', 'dns-blocked'], "There is no finding 'dns-blocked' that could be excepted: delete it from `except`."],
    [['assertion-faild'], "did you mean 'assertion-failed'?"],
  ])('and are not found fail the expectation: %j', (except, said) => {
    const app = finding();
    expect(failure(() => expect(app).toHaveNoFindings({ except }))).toContain(said);
    expect(failure(() => expect(app).not.toHaveNoFindings({ except }))).toContain(said);
  });

  test.each(['NP402', ['NP402'], { except: 'NP402' }, { without: ['NP402'] }, { except: [402] }])(
    'are a list, and not %j',
    (options) => {
      const given = options as FindingsOptions;
      expect(failure(() => expect(finding()).toHaveNoFindings(given))).toContain('is a list of ids or codes');
    },
  );
});

describe('manifests', () => {
  test('are asked in words and in values', () => {
    expect(MANIFESTS).toAllow('front/web', 'shop/api', 'main');
    expect(MANIFESTS).toAllow('front/deploy/web', 'deployment/shop/api', 8080);
    expect(MANIFESTS).toAllow(namespace('front'), 'shop/api', 8080);
    expect(MANIFESTS).toDeny('front/web', 'shop/db');
    expect(MANIFESTS).toDeny('shop/api', cidr('10.9.0.0/16'), 80);
    expect(MANIFESTS).toDeny('shop/api', '0.0.0.0/0');
    expect(MANIFESTS).toBeIsolated('shop/db');
    expect(MANIFESTS).not.toBeIsolated();
    expect(MANIFESTS).toOnlyAllow([
      ['front/web', 'shop/api', 8080],
      ['shop/api', 'shop/db', 'main'],
    ]);
    expect(MANIFESTS).toMatchReachabilitySnapshot();
  });
});
