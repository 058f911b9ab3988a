import type { Construct } from 'constructs';
import { Microservice } from './microservice';
import { Zone } from './zone';

/** Where the carts are kept. Whoever stores only answers: nothing here looks up names. */
export class ShopData extends Zone {
  readonly redis = new Microservice(this, 'redis', {
    ports: { redis: 6379 },
    image: 'redis:7.4-alpine',
    // A cart may be lost: nothing is written to disk, which is read-only.
    args: ['--save', '', '--appendonly', 'no'],
    user: 999,
    replicas: 1,
  });

  constructor(scope: Construct) {
    super(scope, 'shop-data');
  }
}
