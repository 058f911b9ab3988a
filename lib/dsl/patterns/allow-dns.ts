import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import { dns, type DnsShape } from '../dns';
import { selectorOfQuery, type LabelQuery } from '../label-query';
import { rememberOrigin } from '../origins';
import { slugOfSelector } from '../plan/names';
import { registryOf } from '../plan/registry';
import { PodsOfNamespace } from '../values';

export interface AllowDnsProps {
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
  /** Who answers, and on which port. */
  readonly dns: DnsShape;

  constructor(scope: Construct, id: string, props: AllowDnsProps = {}) {
    super(scope, id);
    const origin = callerOrigin();
    rememberOrigin(this, origin);
    const registry = registryOf(this);
    const chart = Chart.of(this);
    const pods = selectorOfQuery(props.pods);
    const standard = dns.kubeDns();
    this.dns = props.dns ?? Cluster.profileOf(Cluster.scopeOf(this)).dns ?? standard;
    const name = ['allow-dns', slugOfSelector(pods), ...(this.dns.id === standard.id ? [] : [`via-${this.dns.id}`])];
    registry.statements.push({
      kind: 'pattern',
      from: [new PodsOfNamespace(chart.namespace ?? '', pods, chart)],
      to: this.dns.resolvers,
      ports: this.dns.ports,
      anchor: this,
      path: this.node.path,
      origin,
      policyName: name.filter(Boolean).join('-'),
      patches: [],
    });
    registry.dnsShapes.push({ construct: this, shape: this.dns });
  }
}
