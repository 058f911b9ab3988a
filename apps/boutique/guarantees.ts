import { anywhere, cidr, ensure, internet, podsIn } from 'cdk8s-netpol';
import { ingressController } from './ingress-controller';
import type { Shop } from './shop';
import type { ShopData } from './shop-data';
import type { ShopLoad } from './shop-load';

/** The address from which clouds hand out credentials to whoever asks from a node. */
const cloudMetadata = cidr('169.254.169.254/32').as('cloud-metadata');

/** What an auditor asks, answered whenever the app is synthesized, whatever anybody adds to it. */
export function stateGuarantees(shop: Shop, data: ShopData, load: ShopLoad): void {
  const { frontend, ads, cart, catalog, checkout, currency, email, payment, recommendation, shipping } = shop;
  const { redis } = data;
  const { generator } = load;
  const everyPod = [podsIn(shop), podsIn(data), podsIn(load)] as const;

  // A pod that somebody starts tomorrow, in whichever of our namespaces, is closed before anybody thinks of it.
  ensure(...everyPod).isIsolated();

  // There is one door, and customers cannot walk past it.
  ensure(frontend).isReachedOnlyBy(ingressController, generator);
  ensure(generator).cannotReach(
    ads,
    cart,
    catalog,
    checkout,
    currency,
    email,
    payment,
    recommendation,
    shipping,
    redis,
  );
  ensure(anywhere()).cannotReach(generator);

  // Cards are charged and mails are sent for an order, and for nothing else.
  ensure(payment, email).isReachedOnlyBy(checkout);
  ensure(frontend, recommendation).cannotReach(payment, email, redis);

  // Carts belong to the cart service, and their store calls nobody.
  ensure(redis).isReachedOnlyBy(cart);
  ensure(redis).cannotReach(anywhere());

  // Whoever answers calls only, calls nobody: a break-in at one of these ends there.
  ensure(ads, catalog, currency, email, payment, shipping).cannotReach(...everyPod);

  // What is stolen cannot be sent out, and no credentials of the cloud can be fetched.
  ensure(...everyPod).cannotReach(internet(), cloudMetadata);

  // And the shop is open.
  ensure(frontend).canReach(checkout).on('grpc');
  ensure(checkout).canReach(payment).on('grpc');
  ensure(cart).canReach(redis).on('redis');
}
