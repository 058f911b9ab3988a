import { cidr, ensure, internet, podsIn } from 'cdk8s-netpol';
import type { Billing } from './billing';
import type { IngressNginx } from './ingress-nginx';
import type { Insights } from './insights';
import type { Monitoring } from './monitoring';
import type { Storefront } from './storefront';

/** The parts of a platform that something is guaranteed about. */
export interface PlatformParts {
  readonly ingress: IngressNginx;
  readonly monitoring: Monitoring;
  readonly storefront: Storefront;
  readonly billing: Billing;
  readonly insights: Insights;
}

/** The address from which clouds hand out credentials to whoever asks from a node. */
const cloudMetadata = cidr('169.254.169.254/32').as('cloud-metadata');

/** What holds in each cluster, whatever its network plugin does where the API leaves it a choice. */
export function stateGuarantees({ ingress, monitoring, storefront, billing, insights }: PlatformParts): void {
  ensure(podsIn(storefront), podsIn(billing), podsIn(insights)).isIsolated();

  // Customers come in by one door, and their orders are paid.
  ensure(ingress.controller).canReach(storefront.web).on('http');
  ensure(internet()).canReach(ingress.controller).on('https');
  ensure(storefront.web).canReach(billing.api).on('https');
  ensure(storefront.web).isReachedOnlyBy(ingress.controller);

  // Money and its books: one caller, one reader, and no way out but to the card processor.
  ensure(billing.ledger).isReachedOnlyBy(billing.api);
  ensure(billing.ledger).cannotReach(internet(), podsIn(storefront), podsIn(insights), billing.api);
  ensure(podsIn(billing)).cannotReach(cloudMetadata);
  ensure(monitoring.prometheus).canReach(billing.api).on('metrics');

  // Tenants are strangers to each other.
  ensure(podsIn(insights)).cannotReach(podsIn(storefront), podsIn(billing));
  ensure(podsIn(storefront)).cannotReach(podsIn(insights), internet(), cloudMetadata);
}
