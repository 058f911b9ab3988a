import { allow } from 'cdk8s-netpol';
import { ingressController } from './ingress-controller';
import type { Shop } from './shop';
import type { ShopData } from './shop-data';
import type { ShopLoad } from './shop-load';

/** Who calls whom. Everything that is open in the shop, lookups of names aside, is open because of a line below. */
export function drawCalls(shop: Shop, { redis }: ShopData, { generator }: ShopLoad): void {
  const { frontend, ads, cart, catalog, checkout, currency, email, payment, recommendation, shipping } = shop;

  allow(ingressController).to(frontend).on('http').describedAs('customers come through the ingress controller');
  allow(generator).to(frontend).on('http').describedAs('artificial customers come straight to the front');

  allow(frontend)
    .to(ads, cart, catalog, checkout, currency, recommendation, shipping)
    .on('grpc')
    .describedAs('a page is made of what these know');

  allow(checkout)
    .to(cart, catalog, currency, email, payment, shipping)
    .on('grpc')
    .describedAs('an order is priced, paid, shipped and confirmed');

  allow(recommendation).to(catalog).on('grpc').describedAs('only what the shop sells is recommended');
  allow(cart).to(redis).on('redis').describedAs('carts outlive the pods of the cart service');
}
