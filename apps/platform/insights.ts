import { allow, AllowInternet, AllowMetadata, AllowPeers, Cluster, Workload } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { GovernedNamespace } from './governed-namespace';

/** What the data team runs: a database of several nodes, and an export to the object store of the cloud. */
export class Insights extends GovernedNamespace {
  readonly store: Workload<'native' | 'replication'>;
  readonly exporter: Workload;

  constructor(scope: Construct) {
    super(scope, 'insights', 'data');
    this.store = new Workload(this, 'store', {
      labels: { app: 'clickhouse' },
      ports: { native: 9000, replication: 9009 },
    });
    this.exporter = new Workload(this, 'exporter', { labels: { app: 'exporter' } });
    new AllowPeers(this, 'replication', { members: this.store, ports: ['native', 'replication'] });
    allow(this.exporter).to(this.store).on('native').describedAs('what is exported is read here');
    new AllowInternet(this, 'object-store', { from: this.exporter });
    // The pods prove who they are to the cloud; a cluster on a laptop has none.
    const { metadata = 'none' } = Cluster.of(this);
    if (metadata !== 'none') new AllowMetadata(this, 'identity', { from: this.exporter });
  }
}
