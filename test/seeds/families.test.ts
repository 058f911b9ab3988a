import {
  allow,
  anywhere,
  AllowDns,
  cidr,
  Cluster,
  DefaultDeny,
  Elsewhere,
  ensure,
  internet,
  namespace,
  podsIn,
  Workload,
  type ClusterProps,
} from '../../lib/index';
import { judgedLine } from '../reachability/case-verdict';
import { run, type Outcome } from './program';

/** Egress to some addresses from pods of a cluster, stated and demanded. */
function reaching(addresses: ReturnType<typeof cidr>, props: ClusterProps): Outcome {
  return run((chart, app) => {
    Cluster.configure(app, props);
    const shop = chart('shop');
    new DefaultDeny(shop, 'default-deny');
    new AllowDns(shop, 'allow-dns');
    const web = new Workload(shop, 'web', { labels: { app: 'web' } });
    allow(web).to(addresses).on(443);
    ensure(web).canReach(addresses).on(443);
  });
}

const IPV4_ONLY: ClusterProps = { podCidrs: ['10.244.0.0/16'] };
const BOTH: ClusterProps = { podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'] };

describe('the internet of both families', () => {
  test.each([
    ['is reached over IPv4 by pods that have nothing else', IPV4_ONLY, ['allowed', 'denied']],
    ['is reached over both by pods that have both', BOTH, ['allowed', 'allowed']],
    ['is reached over both by pods of which nothing is known', {}, ['allowed', 'allowed']],
  ] as const)('%s', (_, props, [overIpv4, overIpv6]) => {
    const { examination, findings } = reaching(internet(), props);
    expect(findings).toEqual([]);
    const lines = [
      `shop/web -> 203.0.113.5 443/TCP ${overIpv4}`,
      `shop/web -> 2600::1 443/TCP ${overIpv6}`,
      'shop/web -> 169.254.169.254 443/TCP denied',
      'shop/web -> fd00:ec2::254 443/TCP denied',
    ];
    const world = examination.clusters[0]?.world;
    expect(lines.map((line) => world && judgedLine(world, line))).toEqual(lines);
  });
});

test('addresses of a family that the pods do not have are not reached, and both statements are found', () => {
  const { examination, findings } = reaching(cidr('2001:db8::/32'), IPV4_ONLY);
  expect(findings.map((finding) => finding.split(' ')[0])).toEqual(['allowed-but-denied', 'assertion-failed']);
  expect(examination.findings[0]?.help).toContain('podCidrs');
});

test('everyone is let in, over the families that the pods have', () => {
  const { findings } = run((chart, app) => {
    Cluster.configure(app, IPV4_ONLY);
    new DefaultDeny(chart('shop'), 'default-deny', { direction: 'ingress' });
    const web = new Workload(chart('shop'), 'web', { labels: { app: 'web' } });
    allow(anywhere()).to(web).on(443);
  });
  expect(findings).toEqual([]);
});

test('pods without a common family do not reach each other, although another pod does', () => {
  const pod = (owner: string, name: string, ...addresses: readonly string[]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: owner, labels: { app: name } },
    status: { podIPs: addresses.map((ip) => ({ ip })) },
  });
  const { examination } = run((chart) => {
    const other = chart('other');
    new DefaultDeny(chart('shop'), 'default-deny');
    new Elsewhere(other, 'pods', {
      manifests: [
        pod('other', 'both', '10.0.0.5', 'fd00::5'),
        pod('other', 'four', '10.0.0.4'),
        pod('third', 'six', 'fd00::6'),
      ],
    });
    ensure(podsIn(other)).canReach(namespace('third')).on(443);
  });
  expect(examination.findings.map(({ headline }) => headline)).toEqual(['`other/four -> third/six` TCP 443 is denied']);
});
