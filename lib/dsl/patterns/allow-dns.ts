import { Construct } from 'constructs';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import { dns, type DnsShape } from '../dns';
import type { LabelQuery } from '../label-query';
import { rememberOrigin } from '../origins';
import { ownPods } from '../own-pods';
import type { PatternDescription } from '../pattern';
import { sayByProfile } from '../pattern-statement';
import { slugOfSelector } from '../plan/names';
import { registryOf } from '../plan/registry';
import { rememberTexts, type StatementTexts } from '../statement-texts';

/** What most clusters have; the names of policies do not mention it. */
const STANDARD = dns.coreDns();

export interface AllowDnsProps extends StatementTexts {
  /**
   * The pods that may look up names.
   * @default every pod of the chart's namespace
   */
  readonly pods?: LabelQuery;
  /**
   * Who answers, and on which port.
   * @default what the cluster's profile says, else the kube-dns pods of kube-system
   */
  readonly dns?: DnsShape;
}

/**
 * Lets the pods of a namespace look up names: UDP and TCP 53 to the kube-dns pods in kube-system, which are found by
 * the namespace's automatic label, so that nobody can put a false resolver into another namespace.
 *
 * Like every `allow` it only opens pods that something isolates, so it may stand in a chart without a deny.
 *
 * @example
 * new AllowDns(payments, 'allow-dns');
 * new AllowDns(payments, 'allow-dns', { dns: dns.nodeLocal() });
 */
export class AllowDns extends Construct {
  /** Who answers, and on which port, where its props say it. */
  private readonly given: DnsShape | undefined;

  constructor(scope: Construct, id: string, props: AllowDnsProps = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    this.given = props.dns;
    const pods = ownPods(this, props.pods);
    sayByProfile(this, () => {
      const { id, resolvers, ports } = this.dns;
      const name = ['allow-dns', slugOfSelector(pods.selector), ...(id === STANDARD.id ? [] : [`via-${id}`])];
      return [{ from: [pods], to: resolvers, ports, policyName: name.filter(Boolean).join('-') }];
    });
    registryOf(this).dnsPatterns.push({ construct: this, pods, shape: () => this.dns });
  }

  /** Who answers, and on which port, by what is known of the cluster so far. */
  get dns(): DnsShape {
    return this.given ?? Cluster.of(this).dns ?? STANDARD;
  }
}

export const allowDnsPattern: PatternDescription = {
  id: 'allow-dns',
  construct: 'AllowDns',
  summary: 'Lets the pods of a namespace look up names, over UDP and TCP, and reach nothing else of the resolver.',
  examples: [
    {
      title: 'every pod of a namespace asks the kube-dns pods of kube-system',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const system = new Chart(app, 'kube-system', { namespace: 'kube-system' });
const sandbox = new Chart(app, 'sandbox', { namespace: 'sandbox' });
new Workload(system, 'kube-dns', { labels: { 'k8s-app': 'kube-dns' } });
new Workload(system, 'metrics-server', { labels: { 'k8s-app': 'metrics-server' } });
new Workload(sandbox, 'false-resolver', { labels: { 'k8s-app': 'kube-dns' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');`,
      opens: ['shop/api -> kube-system/kube-dns 53/UDP', 'shop/api -> kube-system/kube-dns 53/TCP'],
      closed: [
        'shop/api -> kube-system/kube-dns 9153/TCP',
        'shop/api -> kube-system/metrics-server 53/TCP',
        'shop/api -> sandbox/false-resolver 53/UDP',
        'shop/api -> 203.0.113.7 53/UDP',
      ],
    },
    {
      title: 'on OpenShift the pods of openshift-dns are asked, on the port behind their Service',
      program: `
Cluster.configure(app, { dns: dns.openShift() });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');`,
      opens: ['shop/api -> openshift-dns/openshift-dns 5353/UDP', 'shop/api -> openshift-dns/openshift-dns 5353/TCP'],
      closed: ['shop/api -> openshift-dns/openshift-dns 53/UDP', 'shop/api -> 203.0.113.7 5353/UDP'],
    },
    {
      title: 'with a cache on each node its address is asked, which no label finds, and CoreDNS where the cache is off',
      program: `
Cluster.configure(app, { dns: dns.nodeLocal() });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');`,
      opens: ['shop/api -> 169.254.20.10 53/UDP', 'shop/api -> kube-system/kube-dns 53/TCP'],
      closed: ['shop/api -> 169.254.20.10 80/TCP', 'shop/api -> 169.254.169.254 53/UDP'],
    },
    {
      title: 'on GKE, Cloud DNS has the address of the metadata server, which stays closed on its own ports',
      program: `
Cluster.configure(app, { dns: dns.gkeCloudDns(), metadata: 'gke' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');`,
      opens: ['shop/api -> 169.254.169.254 53/UDP', 'shop/api -> 169.254.169.254 53/TCP'],
      closed: ['shop/api -> 169.254.169.254 80/TCP', 'shop/api -> 169.254.169.254 988/TCP'],
    },
  ],
};
