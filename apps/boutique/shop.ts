import { AllowDns } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { Microservice } from './microservice';
import { Zone } from './zone';

/** What customers use: one service for each thing that the shop can do. */
export class Shop extends Zone {
  readonly frontend = new Microservice(this, 'frontend', { ports: { http: 8080 } });

  readonly ads = new Microservice(this, 'ads', { ports: { grpc: 9555 } });
  readonly cart = new Microservice(this, 'cart', {
    ports: { grpc: 7070 },
    environment: { REDIS_ADDRESS: 'redis.shop-data:6379' },
  });
  readonly catalog = new Microservice(this, 'catalog', { ports: { grpc: 3550 } });
  readonly checkout = new Microservice(this, 'checkout', { ports: { grpc: 5050 } });
  readonly currency = new Microservice(this, 'currency', { ports: { grpc: 7000 } });
  readonly email = new Microservice(this, 'email', { ports: { grpc: 8080 } });
  readonly payment = new Microservice(this, 'payment', { ports: { grpc: 50051 } });
  readonly recommendation = new Microservice(this, 'recommendation', { ports: { grpc: 8080 } });
  readonly shipping = new Microservice(this, 'shipping', { ports: { grpc: 50051 } });

  constructor(scope: Construct) {
    super(scope, 'shop');
    new AllowDns(this, 'allow-dns');
  }
}
