/** What once reached the evaluator in another shape than what is written, and so made a verdict wrong. */
import { ApiObject, Chart, Include, JsonPatch, Testing, YamlOutputType, type App } from 'cdk8s';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import {
  allow,
  Allow,
  anywhere,
  Cluster,
  DefaultDeny,
  dns,
  Elsewhere,
  ensure,
  internet,
  Mistake,
  NetworkPolicy,
  Workload,
} from 'cdk8s-netpol';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import { headlinesOf } from './findings';

function shop(app: App) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' }, dns: false });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080 }, dns: false });
  const deny = new DefaultDeny(chart, 'default-deny');
  return { chart, web, api, deny };
}

/** Calls something with arguments that the types refuse: programs also run where nobody has checked their types. */
function untyped(call: unknown, ...given: unknown[]): unknown {
  return (call as (...given: unknown[]) => unknown)(...given);
}

const OPEN = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'open', namespace: 'shop' },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] },
};

describe('an end that is no end is refused, and never read as everyone', () => {
  test.each<[string, (ends: ReturnType<typeof shop>) => unknown]>([
    [
      'labels where a source should be',
      ({ api }) => (untyped(allow, { app: 'web' }) as ReturnType<typeof allow>).to(api).on(1),
    ],
    ['a list where a destination should be', ({ web, api }) => untyped(allow(web).to, [api])],
    ['nothing at all', () => untyped(allow, undefined)],
    ['a text', () => untyped(ensure, 'web')],
    [
      'labels in props',
      ({ chart, api }) => new Allow(chart, 'x', { from: { app: 'web' } as never, to: api, ports: [1] }),
    ],
    ['labels in an assertion', ({ api }) => untyped(ensure(api).isReachedOnlyBy, { app: 'web' })],
  ])('%s', (_, use) => {
    headlinesOf((app) => {
      const ends = shop(app);
      expect(() => use(ends)).toThrow(Mistake);
    });
  });
});

describe('a statement about nothing is refused', () => {
  test.each<[string, (ends: ReturnType<typeof shop>) => unknown]>([
    ['no ports', ({ web, api }) => untyped(allow(web).to(api).on)],
    ['no destinations', ({ web }) => untyped(allow(web).to)],
    ['no ports in props', ({ chart, web, api }) => new Allow(chart, 'x', { from: web, to: api, ports: [] as never })],
    ['no sources in an assertion', ({ api }) => untyped(ensure(api).isReachedOnlyBy)],
    ['a direction that there is not', ({ api }) => untyped(ensure(api).isIsolated, 'Egress')],
    ['a deny of no direction', ({ chart }) => new DefaultDeny(chart, 'x', { direction: 'Ingress' as never })],
  ])('%s', (_, use) => {
    headlinesOf((app) => {
      const ends = shop(app);
      expect(() => use(ends)).toThrow(Mistake);
    });
  });
});

test('an assertion that demands nothing is unfinished', () => {
  expect(headlinesOf((app) => void ensure(shop(app).api))).toEqual([
    'unfinished-chain: `ensure(shop/api)` is not finished',
  ]);
});

describe('what is judged is what is written', () => {
  test('a deny that a patch turns into another kind denies nothing', () => {
    const headlines = headlinesOf((app) => {
      const { deny, web, api } = shop(app);
      deny.apiObject.addJsonPatch(JsonPatch.replace('/apiVersion', 'crd.projectcalico.org/v1'));
      ensure(web).cannotReach(api);
    });
    expect(headlines).toContain('assertion-failed: `shop/web -> shop/api` TCP is allowed');
    expect(headlines.some((headline) => headline.startsWith('not-judged: '))).toBe(true);
  });

  test('an object that makes pods of which nobody can tell the labels is named', () => {
    const headlines = headlinesOf((app) => {
      const { chart } = shop(app);
      new ApiObject(chart, 'rollout', {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
        metadata: { name: 'cart', namespace: 'shop' },
        spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' } },
      });
    });
    expect(headlines).toEqual(['not-judged: `Rollout.argoproj.io` `shop/cart` makes pods, and is not judged']);
  });

  test('an object that a patch turns into a policy is one', () => {
    const headlines = headlinesOf((app) => {
      const { chart, web, api } = shop(app);
      const object = new ApiObject(chart, 'x', { ...OPEN, kind: 'Other' });
      object.addJsonPatch(JsonPatch.replace('/kind', 'NetworkPolicy'));
      ensure(web).cannotReach(api);
    });
    expect(headlines).toEqual([
      'deny-undone: `shop/open` opens all that `shop/default-deny` closes for ingress and egress',
      'assertion-failed: `shop/web -> shop/api` TCP is allowed',
    ]);
  });

  test('the objects of a list are found not to be judged', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'netpol-list-'));
    const file = path.join(folder, 'list.yaml');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [OPEN] }));
    const headlines = headlinesOf((app) => void new Include(shop(app).chart, 'included', { url: file }));
    rmSync(folder, { recursive: true });
    expect(headlines).toEqual([expect.stringMatching(/^list-not-opened: /)]);
  });

  test('a policy of a version that is not served is found', () => {
    const headlines = headlinesOf((app) => {
      new ApiObject(shop(app).chart, 'x', { ...OPEN, apiVersion: 'extensions/v1beta1' });
    });
    expect(headlines).toEqual([expect.stringMatching(/^not-served: /)]);
  });
});

describe('what others installed is read whole, in every shape', () => {
  const list = { apiVersion: 'v1', kind: 'List', items: [OPEN] };
  test.each<[string, never]>([
    ['a list object', [list] as never],
    ['a text among objects', [JSON.stringify(OPEN)] as never],
    ['one object without a list around it', OPEN as never],
    ['a typed list', [{ ...list, apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicyList' }] as never],
  ])('%s', (_, manifests) => {
    const headlines = headlinesOf((app) => {
      const { chart, web, api } = shop(app);
      new Elsewhere(chart, 'others', { manifests });
      ensure(web).cannotReach(api);
    });
    expect(headlines).toEqual(['assertion-failed: `shop/web -> shop/api` TCP is allowed']);
  });

  test('what is no object is found', () => {
    const itself: Record<string, unknown> = {};
    itself['itself'] = itself;
    const headlines = headlinesOf((app) => {
      new Elsewhere(shop(app).chart, 'others', { manifests: [5, 'x', [], itself, {}] as never });
    });
    // The two texts say the same of the same place, and are one finding.
    expect(headlines).toHaveLength(4);
  });
});

describe('what is known of a cluster', () => {
  test('adds up over several calls', () => {
    const headlines = headlinesOf((app) => {
      Cluster.configure(app, { podCidrs: ['25.0.0.0/16'] });
      Cluster.configure(app, { dns: dns.coreDns() });
      const { chart, web, api } = shop(app);
      allow(web).to(internet()).on(443);
      new NetworkPolicy(chart, 'open', { metadata: { name: 'open' }, spec: { podSelector: {}, ingress: [{}] } });
      ensure(web).cannotReach(api);
    });
    expect(headlines).toContain('assertion-failed: `shop/web -> shop/api` TCP 443 is allowed');
  });

  test.each<[string, (app: App, chart: Chart) => void]>([
    ['a chart is no cluster', (_, chart) => Cluster.configure(chart, {})],
    ['pods have some addresses', (app) => Cluster.configure(app, { podCidrs: [] })],
    ['nodes have some addresses', (app) => Cluster.configure(app, { nodes: [] })],
    ['ranges have no host bits', (app) => Cluster.configure(app, { podCidrs: ['10.0.0.1/8'] })],
    ['versions are known', (app) => Cluster.configure(app, { kubernetes: 'one' })],
  ])('%s', (_, configure) => {
    headlinesOf((app) => {
      const { chart } = shop(app);
      expect(() => configure(app, chart)).toThrow(Mistake);
    });
  });
});

test('everyone is everyone, where it is written out', () => {
  const headlines = headlinesOf((app) => {
    const { api } = shop(app);
    allow(anywhere()).to(api).on('http');
    ensure(api).isReachedOnlyBy(anywhere());
  });
  expect(headlines).toEqual([]);
});

test('a patch that does not fit is found, with the object that it is for', () => {
  const program = (app: App) => {
    const { web, api } = shop(app);
    allow(web).to(api).on('http').patch(JsonPatch.remove('/spec/nothing/0'));
  };
  expect(() => headlinesOf(program)).toThrow(/NP218 unrenderable-object.*cannot be rendered/);
});

test('a deny that others installed has a name of its own', () => {
  const headlines = headlinesOf((app) => {
    shop(app);
    new Elsewhere(new Chart(app, 'others', { namespace: 'shop' }), 'default-deny', { defaultDeny: 'both' });
  });
  expect(headlines).toEqual([]);
});

test('a name that a patch gives counts for the file that an object is written to', () => {
  const app = Testing.app({ outdir: '/nowhere', yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
  const denies = ['one', 'two'].map(
    (namespace) => new DefaultDeny(new Chart(app, namespace, { namespace }), 'deny', { name: namespace }),
  );
  for (const { apiObject } of denies) apiObject.addJsonPatch(JsonPatch.replace('/metadata/name', 'deny'));
  expect(examine(registryOf(app)).findings.map(({ id }) => id)).toEqual(['output-file-collision']);
});
