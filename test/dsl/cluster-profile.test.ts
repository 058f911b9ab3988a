/** What is said of a cluster: it has to make sense, and everything that depends on it follows it. */
import { App, Chart, Testing } from 'cdk8s';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import {
  allow,
  AllowDns,
  cidr,
  Cluster,
  Clusters,
  DefaultDeny,
  dns,
  ensure,
  internet,
  Mistake,
  namespace,
  Workload,
  type ClusterProps,
} from '../../lib/index';
import { PLATFORMS, PLATFORM_NAMES } from '../../lib/profile/platforms';
import { formatCidr } from '../../lib/sets/cidr';
import { findingsOf, headlinesOf } from '../checks/findings';
import { written } from './written';

describe('what makes no sense is refused where it is written', () => {
  test.each<[string, unknown, string]>([
    ['a plugin that there is not', { cni: 'celium' }, 'did you mean `cilium`?'],
    ['a plugin that nobody knows', { cni: 'my-own' }, 'leave `cni` out'],
    [
      'a setting that another plugin has',
      { cni: { name: 'calico', policyCidrMatchMode: 'nodes' } },
      'calico without settings',
    ],
    ['a value that a setting has not', { cni: { name: 'aws-vpc-cni', mode: 'stric' } }, 'did you mean `mode=strict`?'],
    ['a version where none is told apart', { cni: { name: 'kindnet', version: '1.0' } }, 'none is told apart'],
    ['a version that is none', { cni: { name: 'cilium', version: 'v1.17' } }, 'a version such as 1.17'],
    ['no name of a plugin', { cni: null }, '`null` is no network plugin'],
    ['a version that is a number', { cni: { name: 'cilium', version: 1.17 } }, 'a version such as 1.17'],
    ['a range that is not in a list', { podCidrs: '10.244.0.0/16' }, '`podCidrs` holds no range'],
    ['a range that is no text', { podCidrs: [10] }, '`10` is not a block'],
    ['a family that is not in a list', { ipFamilies: 'IPv4' }, 'is no list of families'],
    ['no family', { ipFamilies: [] }, '`ipFamilies` holds no family'],
    ['a family that there is not', { ipFamilies: ['ipv4'] }, '`ipv4` is no family'],
    ['pods of a family that is left out', { ipFamilies: ['IPv4'], podCidrs: ['fd00::/64'] }, '`podCidrs` holds IPv6'],
    [
      'Services of a family that is left out',
      { ipFamilies: ['IPv6'], serviceCidrs: ['10.96.0.0/12'] },
      '`serviceCidrs` holds IPv4',
    ],
    [
      'a family without a range of pods',
      { ipFamilies: ['IPv4', 'IPv6'], podCidrs: ['10.244.0.0/16'] },
      'pods have IPv6 addresses',
    ],
    ['IPv6 under a plugin without it', { cni: 'azure-npm', ipFamilies: ['IPv6'] }, 'does not know IPv6'],
    ['IPv6 ranges under a plugin without it', { cni: 'azure-npm', podCidrs: ['fd00::/64'] }, 'does not know IPv6'],
    [
      'two families where there is one',
      { cni: 'aws-vpc-cni', ipFamilies: ['IPv4', 'IPv6'] },
      'one family of addresses',
    ],
    ['Services among the pods', { podCidrs: ['10.0.0.0/8'], serviceCidrs: ['10.96.0.0/12'] }, 'share addresses'],
    ['Services nowhere', { serviceCidrs: [] }, '`serviceCidrs` holds no range'],
    ['Services at no block', { serviceCidrs: ['10.96.0.0'] }, '`10.96.0.0` is not a block'],
    ['an API server nowhere', { apiServer: { addresses: [] } }, '`apiServer.addresses` holds no range'],
    ['an API server at a name', { apiServer: { addresses: ['api.test'] } }, '`api.test` is not a block'],
    ['an API server with bits to spare', { apiServer: { addresses: ['10.0.0.1/8'] } }, '`10.0.0.1/8` is not a block'],
    ['an API server on no port', { apiServer: { addresses: ['10.0.0.1/32'], port: 0 } }, 'cannot listen on port `0`'],
  ])('%s', (_, props, words) => {
    const configure = () => new Cluster(new App(), 'test', props as ClusterProps);
    expect(configure).toThrow(Mistake);
    expect(configure).toThrow(words);
    expect(configure).toThrow('cluster-profile.test.ts');
  });

  test('an example in a help text is one of what is asked for', () => {
    const refused = (props: ClusterProps) => () => new Cluster(new App(), 'test', props);
    expect(refused({ apiServer: { addresses: ['api.test'] } })).toThrow('such as `172.18.0.2`');
    expect(refused({ serviceCidrs: ['10.96.0.0'] })).toThrow('such as `10.96.0.0/12`');
  });

  test('an address of the API server is as good as a block that holds it alone', () => {
    const app = new App();
    Cluster.configure(app, { apiServer: { addresses: ['10.9.0.1', '2001:DB8::1', '10.9.1.0/24'], port: 6443 } });
    const addresses = ['10.9.0.1/32', '2001:db8::1/128', '10.9.1.0/24'];
    expect(Cluster.of(app).apiServer).toEqual({ addresses, port: 6443 });
  });

  test('also over two calls', () => {
    const app = new App();
    Cluster.configure(app, { podCidrs: ['fd00::/64'] });
    expect(() => Cluster.configure(app, { cni: 'azure-npm' })).toThrow('does not know IPv6');
    expect(Cluster.of(app).cni).toBeUndefined();
  });
});

describe('platforms', () => {
  test.each(Object.entries(Clusters))('Clusters.%s() is accepted as it is', (_, make) => {
    const app = new App();
    Cluster.configure(app, make());
    expect(Cluster.of(app)).toEqual(make());
  });

  test('there is one for each that is known', () => {
    expect(Object.keys(Clusters)).toHaveLength(PLATFORM_NAMES.length);
    for (const [id, platform] of Object.entries(PLATFORMS)) expect(platform.id).toBe(id);
  });

  test('what is passed wins over what the platform has', () => {
    const props = Clusters.kind({ cni: 'calico', podCidrs: ['10.1.0.0/16'], dns: dns.nodeLocal() });
    expect(props).toMatchObject({ cni: 'calico', podCidrs: ['10.1.0.0/16'], serviceCidrs: ['10.96.0.0/16'] });
    expect(props.dns?.id).toBe('node-local-dns');
  });

  test('the API server has the port of the platform, unless it is said', () => {
    const addresses = ['172.18.0.2/32'] as const;
    expect(Clusters.kind().apiServer).toBeUndefined();
    expect(Clusters.kind({ apiServer: { addresses } }).apiServer).toEqual({ addresses, port: 6443 });
    expect(Clusters.kind({ apiServer: { addresses, port: 443 } }).apiServer).toEqual({ addresses, port: 443 });
  });

  test('ranges of the platform are left out where the cluster has other families', () => {
    expect(Clusters.kind({ ipFamilies: ['IPv4'] }).podCidrs).toEqual(['10.244.0.0/16']);
    expect(Clusters.kind({ ipFamilies: ['IPv6'] }).podCidrs).toBeUndefined();
    expect(Clusters.kind({ ipFamilies: ['IPv4', 'IPv6'] }).serviceCidrs).toBeUndefined();
  });
});

function shopIn(scope: App | Cluster) {
  const chart = new Chart(scope, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny');
  new AllowDns(chart, 'allow-dns');
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' } });
  allow(web).to(api).on(8080);
  return { chart, web, api };
}

describe('several clusters in one App', () => {
  test('the same charts are written for each by its own profile', () => {
    const app = new App();
    shopIn(new Cluster(app, 'development', Clusters.kind()));
    shopIn(new Cluster(app, 'production', Clusters.openShift()));
    expect(written(app).filter((line) => line.includes('allow-dns'))).toEqual([
      expect.stringContaining('on TCP 53, UDP 53'),
      expect.stringContaining('on TCP 5353, UDP 5353'),
    ]);
  });

  test('each is judged under its own plugin', () => {
    const headlines = headlinesOf((app) => {
      for (const cni of ['calico', 'cilium'] as const) {
        const { web, api } = shopIn(new Cluster(app, cni, { cni, podCidrs: ['10.244.0.0/16'] }));
        allow(web, cidr('10.0.0.0/8')).to(api).on(9000);
        allow(web).to(cidr('10.0.0.0/8')).on(9000);
        ensure(namespace('other')).canReach(api).on(9000);
      }
    });
    // Blocks match pods under the first one alone: there they open them, and the namespace reaches the API by them.
    expect(headlines).toEqual([
      expect.stringMatching(/^cidr-meets-pod-or-service-range: `10\.0\.0\.0\/8` .* in `shop\/api-from-.*`$/),
      expect.stringMatching(/^cidr-meets-pod-or-service-range: `10\.0\.0\.0\/8` .* in `shop\/web-to-.*`$/),
      expect.stringMatching(/^assertion-failed: `.* -> shop\/api` TCP 9000 is denied$/),
    ]);
  });

  test('a plugin that enforces nothing is one error for its cluster alone', () => {
    const headlines = headlinesOf((app) => {
      shopIn(new Cluster(app, 'one', { cni: 'calico' }));
      shopIn(new Cluster(app, 'other', { cni: 'flannel' }));
    });
    expect(headlines).toEqual(['cni-enforces-nothing: the network plugin `flannel` enforces no policy']);
  });

  test('what is known of the nearest cluster is what a construct sees', () => {
    const app = new App();
    Cluster.configure(app, { metadata: 'aws' });
    const { chart } = shopIn(new Cluster(app, 'test', { cni: 'calico' }));
    expect(Cluster.of(chart)).toEqual({ cni: 'calico' });
    expect(Cluster.of(new Chart(app, 'outside')).metadata).toBe('aws');
  });
});

describe('the families of the pods', () => {
  function podRanges(props: ClusterProps): string[] {
    const app = Testing.app();
    Cluster.configure(app, props);
    shopIn(app);
    return examine(registryOf(app)).clusters.flatMap(({ world }) => world.options.podCidrs.map(formatCidr));
  }

  const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

  test.each<[ClusterProps, string[]]>([
    [{}, [...PRIVATE, 'fc00::/7']],
    [{ ipFamilies: ['IPv4'] }, PRIVATE],
    [{ ipFamilies: ['IPv6'] }, ['fc00::/7']],
    [{ cni: 'azure-npm' }, PRIVATE],
    [{ cni: 'calico' }, [...PRIVATE, 'fc00::/7']],
    [{ podCidrs: ['10.244.0.0/16'] }, ['10.244.0.0/16']],
    [Clusters.kind(), ['10.244.0.0/16']],
  ])('under %j their addresses are in %j', (props, expected) => {
    expect(podRanges(props)).toEqual(expected);
  });

  test('decide what is reachable: a block of IPv4 is everything to a cluster of IPv4', () => {
    const headlines = (props: ClusterProps) =>
      headlinesOf((app) => {
        Cluster.configure(app, props);
        const { web } = shopIn(app);
        const partner = new Chart(app, 'partner', { namespace: 'partner' });
        const gateway = new Workload(partner, 'gateway', { labels: { app: 'gateway' } });
        allow(web).to(cidr('0.0.0.0/0').as('all-of-ipv4')).on(9000);
        ensure(web).canReach(gateway).on(9000);
      }).filter((line) => line.startsWith('assertion-failed'));
    expect(headlines({ ipFamilies: ['IPv4'] })).toEqual([]);
    expect(headlines({})).toEqual([expect.stringContaining('`depends`')]);
  });
});

describe('looking up names', () => {
  const BLOCKED = 'dns-blocked: `shop/web` may open connections, but cannot look up names';

  function found(props: ClusterProps, pattern?: ConstructorParameters<typeof AllowDns>[2]): string[] {
    return headlinesOf((app) => {
      Cluster.configure(app, props);
      const chart = new Chart(app, 'shop', { namespace: 'shop' });
      new DefaultDeny(chart, 'default-deny');
      new AllowDns(chart, 'allow-dns', pattern);
      allow(new Workload(chart, 'web', { labels: { app: 'web' } }))
        .to(internet())
        .on(443);
    });
  }

  test.each<[string, ClusterProps]>([
    ['CoreDNS', { dns: dns.coreDns() }],
    ['a cache on each node', { dns: dns.nodeLocal('169.254.25.10') }],
    ['OpenShift', Clusters.openShift()],
    ['Cloud DNS', Clusters.gkeDataplaneV2({ dns: dns.gkeCloudDns() })],
    ['LocalDNS of AKS', Clusters.aksCilium({ dns: dns.aksLocalDns() })],
    ['resolvers of one’s own', { dns: dns.custom({ resolvers: [cidr('10.0.0.53/32')], port: 1053 }) }],
  ])('the pattern opens what the cluster has: %s', (_, props) => {
    expect(found(props)).toEqual([]);
  });

  test.each<[string, ClusterProps]>([
    ['a cache on each node', { dns: dns.nodeLocal() }],
    ['Cloud DNS', { dns: dns.gkeCloudDns() }],
    ['OpenShift', { dns: dns.openShift() }],
  ])('a pattern that opens CoreDNS is no way to look up names with %s', (_, props) => {
    expect(found(props, { dns: dns.coreDns() })).toEqual([BLOCKED]);
  });

  test.each<[string, ClusterProps]>([
    ['GKE', Clusters.gkeDataplaneV2()],
    ['AKS', Clusters.aksCilium({ dns: dns.aksLocalDns() })],
  ])('resolvers that may stand in for others need not be among the pods that the app knows: %s', (_, props) => {
    const headlines = headlinesOf((app) => {
      Cluster.configure(app, props);
      const system = new Chart(app, 'kube-system', { namespace: 'kube-system' });
      new Workload(system, 'kube-dns', { labels: { 'k8s-app': 'kube-dns' } });
      shopIn(app);
    });
    expect(headlines).toEqual([]);
  });

  test('what leaves out the metadata server leaves out Cloud DNS, which has its address', () => {
    const headlines = headlinesOf((app) => {
      Cluster.configure(app, Clusters.gkeDataplaneV2({ dns: dns.gkeCloudDns() }));
      const chart = new Chart(app, 'shop', { namespace: 'shop' });
      new DefaultDeny(chart, 'default-deny');
      allow(new Workload(chart, 'web', { labels: { app: 'web' } }))
        .to(cidr('0.0.0.0/0', { except: ['169.254.169.254/32'] }), cidr('::/0'))
        .onAllPorts();
    });
    expect(headlines).toEqual([BLOCKED]);
  });
});

test('a finding about the plugin points at the line that names it', () => {
  const app = Testing.app();
  shopIn(app);
  Cluster.configure(app, { cni: 'none' });
  const [finding] = examine(registryOf(app)).findings;
  expect(finding?.id).toBe('cni-enforces-nothing');
  expect(finding?.where.origin?.file).toBe(__filename);
});

test('one statement that is too much for a plugin is one finding, though it writes two policies', () => {
  const findings = findingsOf((app) => {
    Cluster.configure(app, { cni: 'cilium' });
    const { web, api } = shopIn(app);
    allow(web).to(api).on({ kind: 'numbers', protocol: 'SCTP', first: 38412, last: 38412 });
  });
  expect(findings.map(({ id }) => id)).toEqual(['sctp-not-enforced']);
});
