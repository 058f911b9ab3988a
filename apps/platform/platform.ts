import { allow, Baseline, Cluster, TenantZone, type ClusterProps, type ExternalService } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { Billing } from './billing';
import { CertManager } from './cert-manager';
import { stateGuarantees } from './guarantees';
import { IngressNginx } from './ingress-nginx';
import { Insights } from './insights';
import { Monitoring } from './monitoring';
import { ingressController, prometheus } from './neighbours';
import { Storefront } from './storefront';

/** One cluster with all that runs in it: three tenants, and what the platform team runs for them. */
export class Platform extends Cluster {
  constructor(scope: Construct, name: string, profile: ClusterProps, cardProcessor: ExternalService<'https'>) {
    super(scope, name, profile);
    // Every namespace of the cluster is closed and can look up names, also those that somebody adds next year.
    Baseline.apply(this);

    const ingress = new IngressNginx(this);
    const monitoring = new Monitoring(this);
    new CertManager(this);
    const storefront = new Storefront(this);
    const billing = new Billing(this, cardProcessor);
    const insights = new Insights(this);

    // Nothing crosses from tenant to tenant but what is said here.
    new TenantZone(this, 'shop', { charts: [storefront], within: 'closed', reachedBy: [ingressController] });
    new TenantZone(this, 'payments', {
      charts: [billing],
      within: 'closed',
      reachedBy: [prometheus, storefront.web],
    });
    new TenantZone(this, 'data', { charts: [insights], within: 'closed', reachedBy: [] });
    allow(storefront.web).to(billing.api).on('https').describedAs('an order is paid');

    stateGuarantees({ ingress, monitoring, storefront, billing, insights });
  }
}
