import { ApiObject } from 'cdk8s';
import { allow, AllowScrape, DatabaseLockdown, Workload, type ExternalService } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { GovernedNamespace } from './governed-namespace';

/** What takes the money: its pods come from a Helm chart of the team, and its policies from here. */
export class Billing extends GovernedNamespace {
  readonly api: Workload<'https' | 'metrics'>;
  readonly ledger: Workload<'postgres'>;

  constructor(scope: Construct, cardProcessor: ExternalService<'https'>) {
    super(scope, 'billing', 'payments');
    this.api = new Workload(this, 'api', { labels: { app: 'billing-api' }, ports: { https: 8443, metrics: 9464 } });
    this.ledger = new Workload(this, 'ledger', { labels: { app: 'ledger' }, ports: { postgres: 5432 }, dns: false });

    allow(this.api).to(cardProcessor).on('https').describedAs('cards are charged').ownedBy('payments');
    new DatabaseLockdown(this, 'ledger-lockdown', {
      database: this.ledger,
      clients: this.api,
      ports: ['postgres'],
    });
    new ApiObject(this, 'api-monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'billing-api' },
      spec: { selector: { matchLabels: { app: 'billing-api' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
    });
    new AllowScrape(this, 'scrape');
  }
}
