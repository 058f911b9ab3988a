import { AllowDns } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { Microservice } from './microservice';
import { Zone } from './zone';

/** Artificial customers, apart from the shop: they are to be trusted no more than real ones. */
export class ShopLoad extends Zone {
  readonly generator = new Microservice(this, 'generator', {
    environment: { FRONTEND_ADDRESS: 'frontend.shop:8080' },
    replicas: 1,
  });

  constructor(scope: Construct) {
    super(scope, 'shop-load');
    new AllowDns(this, 'allow-dns');
  }
}
